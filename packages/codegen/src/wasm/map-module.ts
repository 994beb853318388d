/** The module of a map: its row, and around it the nest of loops that walks several dimensions. */
import type { Dtype, Kernel } from "@lockstep/core";
import type { MapShape } from "../shapes.js";
import type { ModuleBuilder } from "./assembly/module-builder.js";
import { addNest } from "./nest.js";
import { addRow } from "./row.js";
import { addTiledNest } from "./tiles.js";
import { VectorModule } from "./vector/vector-module.js";

/** Writes the module of `kernel` (library functions expanded) for `shape`. Exports `row` and `nest`. */
export function writeMapModule(kernel: Kernel, shape: MapShape, shared: boolean): ModuleBuilder {
  const module = new VectorModule(shared);
  // A tile's views that would go from line to line are copied so that they need not.
  const steps = shape.tiled
    ? shape.steps.map((step, k) => (step === "stride" && k < shape.inputs.length ? "next" : step))
    : shape.steps;
  const row = addRow(module, kernel, { inputs: shape.inputs, out: shape.out, steps });
  module.builder.export(row.row);
  const kinds: readonly (Dtype | "number")[] = [...shape.inputs, shape.out];
  if (shape.tiled) module.builder.export(addTiledNest(module, row, shape));
  else module.builder.export(addNest(module, row, kinds, shape.loops));
  return module.builder;
}
