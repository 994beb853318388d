/**
 * How a reduction walks: loops over the outputs, and within each (or, for strips of outputs, around them)
 * loops over the elements that are reduced. Outputs may be visited in any order. Reduced elements keep
 * theirs, row-major, since a fold and the fixed tree depend on it: neighbouring reduced dimensions are
 * merged, never exchanged.
 */
import type { Layout } from "./layout.js";
import { assemble, type Plan } from "./plan.js";
import { dimensionsOf, flip, merge, sortDimensions } from "./plan-dimensions.js";

export interface ReductionPlan {
  /** Over the outputs. Operands are the inputs in order, then the output. */
  readonly outputs: Plan;
  /**
   * Over the elements reduced into one output, in row-major order; offsets are 0. Operands are the inputs.
   */
  readonly reduced: Plan;
}

/**
 * Plans the reduction of `axes` of `inputs`, all of one shape, into `out`, which has length 1 along `axes`.
 * `anyOrder` frees the reduced elements from their order, for operators that do not care.
 */
export function planReduction(
  inputs: readonly Layout[],
  axes: readonly number[],
  out: Layout,
  anyOrder = false,
): ReductionPlan {
  const shape = inputs[0]!.shape;
  const isReduced = (axis: number) => axes.includes(axis);
  let count = 1;
  for (const axis of axes) count *= shape[axis]!;

  const start = inputs.map((layout) => layout.offset);
  const reduced = dimensionsOf(inputs, isReduced);
  if (anyOrder) {
    flip(reduced, start);
    sortDimensions(reduced);
  }
  const offsets = [...start, out.offset];
  const outputs = dimensionsOf([...inputs, out], (axis) => !isReduced(axis));
  flip(outputs, offsets);
  sortDimensions(outputs);
  const none = inputs.map(() => 0);
  return {
    outputs: assemble(merge(outputs), offsets, out.size),
    reduced: assemble(merge(reduced), none, count),
  };
}
