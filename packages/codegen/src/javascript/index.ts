/** The JavaScript target: kernels and shapes in, source text out. */
import type { Reduction } from "@lockstep/core";
import type { ReduceShape } from "../shapes.js";
import { Fold } from "./fold.js";
import { FoldStrips } from "./fold-strips.js";
import { Tree } from "./tree.js";
import { TreeStrips } from "./tree-strips.js";

export { writeMapLoop } from "./map-loop.js";
export { type MatmulDtype, writeMatmul } from "./matmul.js";

/** The source of a program that gives the `Loop` of `reduction` for `shape`. */
export function writeReduceLoop(reduction: Reduction, shape: ReduceShape): string {
  if (shape.form === "fold") return new Fold(reduction, shape).source();
  if (shape.form === "fold-strips") return new FoldStrips(reduction, shape).source();
  if (reduction.order !== "tree") throw new RangeError("a tree of a reduction that only folds");
  return (shape.form === "tree" ? new Tree(reduction, shape) : new TreeStrips(reduction, shape)).source();
}
