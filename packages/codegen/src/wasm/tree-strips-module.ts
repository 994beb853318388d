/**
 * Reduces in the fixed tree of `Reduction`, a strip of neighbouring outputs at once: each of the tree's lanes is a row
 * of accumulators in the workspace, and each element of the tree is a row of elements, so memory is read as it lies.
 * Every step is a row like a map's: elements into a lane, elements combined with a lane, lanes combined.
 */
import type { TreeReduction } from "@lockstep/core";
import { unchanged } from "./accumulators.js";
import type { ModuleBuilder } from "./assembly/module-builder.js";
import { nestParameters } from "./nest.js";
import { addRow } from "./row.js";
import { TreeStrips } from "./tree-strips.js";
import { VectorModule } from "./vector/vector-module.js";
import type { VectorReduceShape } from "./vector-reduce-task.js";

/** Writes the module of a tree reduction (library functions expanded); exports `nest`. */
export function writeTreeStripsModule(
  reduction: TreeReduction,
  shape: VectorReduceShape,
  shared: boolean,
): ModuleBuilder {
  const module = new VectorModule(shared);
  const { step, element, combine } = reduction;
  const { type } = combine;
  const { inputs, out, steps } = shape;
  const ofInputs = steps.slice(0, -1);
  const last = steps.at(-1)!;
  const rows = {
    first: addRow(module, element, { inputs, out: type, steps: [...ofInputs, "next"] }, "first"),
    next: addRow(
      module,
      step,
      { inputs: [type, ...inputs], out: type, steps: ["next", ...ofInputs, "next"] },
      "next",
    ),
    both: addRow(
      module,
      combine,
      { inputs: [type, type], out: type, steps: ["next", "next", "next"] },
      "both",
    ),
    result: shape.bare
      ? addRow(module, unchanged(type), { inputs: [type], out, steps: ["next", last] }, "result")
      : addRow(module, combine, { inputs: ["number", type], out, steps: ["fixed", "next", last] }, "result"),
    nothing: addRow(module, unchanged(type), { inputs: ["number"], out, steps: ["fixed", last] }, "nothing"),
  };
  const builder = module.builder.add("nest", nestParameters);
  new TreeStrips(module, builder, combine, shape, rows).write();
  module.builder.export(builder);
  return module.builder;
}
