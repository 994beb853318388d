/** The module of a reduction, by the way it walks. */
import type { Reduction } from "@lockstep/core";
import type { ModuleBuilder } from "./assembly/module-builder.js";
import { writeFoldModule } from "./fold-module.js";
import { writeTreeModule } from "./tree-module.js";
import { writeTreeStripsModule } from "./tree-strips-module.js";
import type { VectorReduceShape } from "./vector-reduce-task.js";

/** Writes the module of a reduction (library functions expanded) for `shape`; exports `nest`. */
export function writeReduceModule(
  reduction: Reduction,
  shape: VectorReduceShape,
  shared: boolean,
): ModuleBuilder {
  if (reduction.order === "fold" || shape.form === "fold-strips")
    return writeFoldModule(reduction, shape, shared);
  const write = shape.form === "tree" ? writeTreeModule : writeTreeStripsModule;
  return write(reduction, shape, shared);
}
