/**
 * Broadcasting, as in NumPy and the array API standard: shapes are aligned at their last dimension, and a dimension
 * of length 1 (or one that is missing) stretches to any length, at stride 0 and without a copy.
 */
import { LockstepError } from "../errors/lockstep-error.js";
import { type Layout, printShape, sameShape, strided } from "./layout.js";

/** The shape that all of `shapes` broadcast to. Throws `SHAPE_MISMATCH`, in which `operation` is what needed it. */
export function broadcastShapes(
  shapes: readonly (readonly number[])[],
  operation?: string,
): readonly number[] {
  const first = shapes[0];
  if (first === undefined) return [];
  if (shapes.every((shape) => sameShape(shape, first))) return first;
  const ndim = Math.max(...shapes.map((shape) => shape.length));
  const result = new Array<number>(ndim).fill(1);
  for (const shape of shapes) {
    const shift = ndim - shape.length;
    for (let d = 0; d < shape.length; d++) {
      const length = shape[d]!;
      if (length === 1 || length === result[shift + d]) continue;
      if (result[shift + d] !== 1) throw mismatch(shapes, shift + d - ndim, operation);
      result[shift + d] = length;
    }
  }
  return result;
}

/** `layout` stretched to `shape`. Throws `SHAPE_MISMATCH`. */
export function broadcastTo(layout: Layout, shape: readonly number[]): Layout {
  if (sameShape(layout.shape, shape)) return layout;
  const shift = shape.length - layout.shape.length;
  const strides = new Array<number>(shape.length).fill(0);
  for (let d = 0; d < layout.shape.length; d++) {
    const from = layout.shape[d]!;
    const to = shape[shift + d];
    if (from !== to && (from !== 1 || to === undefined)) {
      throw new LockstepError("SHAPE_MISMATCH", {
        cause: `Shape ${printShape(layout.shape)} does not broadcast to ${printShape(shape)}`,
        mend: "Aligned at the last dimension, each length must be the wanted one, or 1",
      });
    }
    strides[shift + d] = from === to ? layout.strides[d]! : 0;
  }
  return strided(shape, strides, layout.offset);
}

function mismatch(
  shapes: readonly (readonly number[])[],
  axis: number,
  operation: string | undefined,
): LockstepError {
  const lengths = shapes
    .map((shape) => shape.at(axis))
    .filter((length) => length !== undefined && length !== 1);
  return new LockstepError("SHAPE_MISMATCH", {
    cause:
      `${operation === undefined ? "Shapes" : `${operation}: shapes`} ${shapes.map(printShape).join(" and ")} do not ` +
      `broadcast together: at axis ${axis} they are ${[...new Set(lengths)].join(" and ")} long`,
    mend: "Aligned at the last dimension, lengths must be equal or 1; expandDims adds a dimension of 1",
  });
}
