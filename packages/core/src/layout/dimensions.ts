/** Views that add or drop dimensions of length 1. */
import { LockstepError } from "../errors/lockstep-error.js";
import { type AxisLike, normalizeAxes } from "./axes.js";
import { type Layout, printShape } from "./layout.js";

/** New dimensions of length 1 at the places `axes` of the result. Throws `AXIS_RANGE`. */
export function expandDims(layout: Layout, axes: number | readonly number[]): Layout {
  const added = typeof axes === "number" ? 1 : axes.length;
  const ndim = layout.shape.length + added;
  const shape = layout.shape.slice();
  const strides = layout.strides.slice();
  for (const axis of normalizeAxes(axes, ndim)) {
    shape.splice(axis, 0, 1);
    strides.splice(axis, 0, 0);
  }
  return { ...layout, shape, strides };
}

/** Without the dimensions `axes`, or without all of length 1. Throws `AXIS_RANGE`, `SHAPE_MISMATCH`. */
export function squeeze(layout: Layout, axes?: AxisLike): Layout {
  const { shape, strides } = layout;
  const all = axes === undefined || axes === null;
  const dropped = normalizeAxes(axes, shape.length).filter((axis) => !all || shape[axis] === 1);
  const long = dropped.find((axis) => shape[axis] !== 1);
  if (long !== undefined) {
    throw new LockstepError("SHAPE_MISMATCH", {
      cause: `squeeze cannot drop axis ${long} of shape ${printShape(shape)}: it is ${shape[long]} long`,
      mend: "Only dimensions of length 1 can be dropped; at() and slice() pick an index of the others",
    });
  }
  const kept = (_: number, axis: number) => !dropped.includes(axis);
  return { ...layout, shape: shape.filter(kept), strides: strides.filter(kept) };
}
