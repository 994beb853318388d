/**
 * A plan: how one loop nest walks several layouts of the same shape at once. Dimensions of length 1 are
 * dropped, dimensions that every layout runs through evenly become one, and the order is chosen so that the
 * innermost loop takes the shortest steps. Broadcast is a stride of 0, a flipped output is walked backwards.
 *
 * Elements are visited in an order of the plan's own, each exactly once, with the same index in every
 * operand.
 */
import type { Layout } from "./layout.js";
import { type Dimension, dimensionsOf, flip, merge, sortDimensions } from "./plan-dimensions.js";

export interface Plan {
  /** The number of elements visited. */
  readonly size: number;
  /** Turns of each loop, outermost first. Never empty: a single element is one loop of one turn. */
  readonly extents: readonly number[];
  /** `strides[operand][loop]`: storage elements from one turn to the next. The output is the last operand. */
  readonly strides: readonly (readonly number[])[];
  /** The storage element of each operand at which the walk begins. */
  readonly offsets: readonly number[];
}

/**
 * Plans a walk over `inputs` and `out`, all of one shape. The output decides the order, the inputs where it
 * ties.
 */
export function planLoop(inputs: readonly Layout[], out: Layout): Plan {
  const layouts = [...inputs, out];
  const offsets = layouts.map((layout) => layout.offset);
  if (layouts.every((layout) => layout.contiguous)) return assemble([], offsets, out.size);
  const dimensions = dimensionsOf(layouts);
  flip(dimensions, offsets);
  sortDimensions(dimensions, inputs.length);
  return assemble(merge(dimensions), offsets, out.size);
}

/** A plan of sorted, merged dimensions; of none, the one loop over elements that lie next to each other. */
export function assemble(dimensions: readonly Dimension[], offsets: readonly number[], size: number): Plan {
  if (size === 0 || dimensions.length === 0) {
    return { size, extents: [size], strides: offsets.map(() => [1]), offsets };
  }
  return {
    size,
    extents: dimensions.map((dimension) => dimension.extent),
    strides: offsets.map((_, operand) => dimensions.map((dimension) => dimension.strides[operand]!)),
    offsets,
  };
}
