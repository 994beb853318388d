/** Views that reorder or turn round the dimensions: same elements, other strides. */
import { LockstepError } from "../errors/lockstep-error.js";
import { type AxisLike, normalizeAxes, normalizeAxisList } from "./axes.js";
import { type Layout, strided } from "./layout.js";

/** Dimension d of the result is dimension `axes[d]`; without `axes` their order is reversed. Throws `AXIS_RANGE`. */
export function transpose(layout: Layout, axes?: readonly number[]): Layout {
  const ndim = layout.shape.length;
  const order = axes ? normalizeAxisList(axes, ndim) : layout.shape.map((_, d) => ndim - 1 - d);
  if (order.length !== ndim) {
    throw new LockstepError("AXIS_RANGE", {
      cause: `transpose of ${ndim} dimensions was given ${order.length} axes`,
      mend: "Name every axis once, such as transpose([0, 2, 1])",
    });
  }
  return strided(
    order.map((d) => layout.shape[d]!),
    order.map((d) => layout.strides[d]!),
    layout.offset,
  );
}

/** The elements in reverse order along `axes`; along all of them when left out. Throws `AXIS_RANGE`. */
export function flip(layout: Layout, axes?: AxisLike): Layout {
  const strides = layout.strides.slice();
  let offset = layout.offset;
  for (const axis of normalizeAxes(axes, layout.shape.length)) {
    const length = layout.shape[axis]!;
    if (length < 2) continue;
    offset += (length - 1) * strides[axis]!;
    strides[axis] = -strides[axis]!;
  }
  return layout.size === 0 ? layout : strided(layout.shape, strides, offset);
}
