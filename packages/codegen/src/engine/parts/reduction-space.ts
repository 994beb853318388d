/** A reduction with its dimensions in order: those of the outputs first, those that are reduced behind them. */

import { type Operand, planReduction, type Reduction, strided, type View } from "@lockstep/core";
import { isOrderFree } from "../../order-free.js";

export interface ReductionSpace {
  /** Extents of the outputs' dimensions, and of the reduced ones. */
  readonly outputs: readonly number[];
  readonly reduced: readonly number[];
  /** The dimensions that are reduced. */
  readonly axes: readonly number[];
  /** Of all dimensions. */
  readonly inputs: readonly Operand[];
  /** Of the outputs' dimensions alone. */
  readonly out: View;
}

export function reductionSpace(
  reduction: Reduction,
  inputs: readonly Operand[],
  axes: readonly number[],
  out: View,
): ReductionSpace {
  const layouts = inputs.flatMap((input) => (typeof input === "number" ? [] : [input.layout]));
  const { outputs, reduced } = planReduction(layouts, axes, out.layout, isOrderFree(reduction));
  let view = 0;
  const ordered = inputs.map((input): Operand => {
    if (typeof input === "number") return input;
    const shape = [...outputs.extents, ...reduced.extents];
    const strides = [...outputs.strides[view]!, ...reduced.strides[view]!];
    return { storage: input.storage, layout: strided(shape, strides, outputs.offsets[view++]!) };
  });
  return {
    outputs: outputs.extents,
    reduced: reduced.extents,
    axes: reduced.extents.map((_, d) => outputs.extents.length + d),
    inputs: ordered,
    out: {
      storage: out.storage,
      layout: strided(outputs.extents, outputs.strides[view]!, outputs.offsets[view]!),
    },
  };
}
