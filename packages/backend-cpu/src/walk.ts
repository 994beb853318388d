/**
 * Walks views element by element in row-major order, without plans: the order in which a person would loop.
 */
import { type Layout, sizeOf } from "@lockstep/core";

/** Calls `visit` with the storage places of one index after another; the array is the same each time. */
export function walk(
  shape: readonly number[],
  layouts: readonly Layout[],
  visit: (places: readonly number[]) => void,
  starts: readonly number[] = layouts.map((layout) => layout.offset),
): void {
  const places = [...starts];
  const index = new Array<number>(shape.length).fill(0);
  for (let left = sizeOf(shape); left > 0; left--) {
    visit(places);
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis]!++;
      const isThrough = index[axis] === shape[axis];
      const steps = isThrough ? 1 - shape[axis]! : 1;
      for (let k = 0; k < layouts.length; k++) places[k]! += steps * layouts[k]!.strides[axis]!;
      if (!isThrough) break;
      index[axis] = 0;
    }
  }
}
