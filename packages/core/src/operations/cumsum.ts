/**
 * Running sums by doubling: after the pass of step d each element holds the sum of the 2d elements that end at it, so
 * ⌈log₂ n⌉ passes do (Hillis and Steele, "Data parallel algorithms", 1986). Each pass is one map over shifted views
 * of the last, from one buffer into another: the order is the same on every backend, however many threads it has, and
 * rounding errors grow with log n. It costs n log n additions.
 */
import { type Dtype, isFloat } from "../dtype/dtype.js";
import { LockstepError } from "../errors/lockstep-error.js";
import { normalizeAxis } from "../layout/axes.js";
import type { Layout } from "../layout/layout.js";
import { slice } from "../layout/slice.js";
import { identityKernel } from "../tensor/identity-kernel.js";
import type { Tensor } from "../tensor/tensor.js";
import { Elementwise } from "./elementwise.js";
import { assertTensor } from "./operands.js";
import { alongOptions, checkOptions, type Options } from "./options.js";
import { elementwiseCompiler } from "./standard-kernels.js";
import { store } from "./store.js";
import { arithmetic } from "./table-arithmetic.js";
import { withTemporaries } from "./temporaries.js";

const adder = /* @__PURE__ */ new Elementwise("cumsum", 2, (types) =>
  elementwiseCompiler("cumsum", arithmetic.add)(types),
);

/** Sums of all elements up to and including each, along an axis. */
export function cumsum(x: Tensor, options?: unknown): Tensor {
  assertTensor("cumsum", x, 0);
  const checked = checkOptions("cumsum", options, alongOptions);
  const axis = axisOf(x, checked);
  const dtype = isFloat(x.dtype) ? x.dtype : "int32";
  const sums = scan(x, axis, dtype);
  if (checked.out === undefined) return sums;
  return withTemporaries((temporary) => store("cumsum", temporary(sums), checked.out));
}

function axisOf(x: Tensor, { axis }: Options): number {
  if (typeof axis === "number") return normalizeAxis(axis, x.ndim, "cumsum");
  if ((axis === undefined || axis === null) && x.ndim === 1) return 0;
  throw new LockstepError("ARGUMENT_INVALID", {
    cause: `cumsum of ${x.ndim} dimensions needs to know along which one to sum`,
    mend: "Give { axis }, or make one dimension of them all: x.reshape(-1)",
  });
}

function scan(x: Tensor, axis: number, dtype: Dtype): Tensor {
  const { device, shape } = x;
  const length = shape[axis]!;
  let from = x.astype(dtype);
  if (length < 2 || x.size === 0) return from;
  const add = adder.kernelFor([from, from]);
  const copy = identityKernel(dtype, dtype);
  const part = (layout: Layout, start: number | null, stop: number | null): Layout =>
    slice(layout, [...shape.slice(0, axis).map(() => null), { start, stop }]);
  let to = device.result(dtype, shape);
  try {
    for (let step = 1; step < length; step *= 2) {
      const { storage, layout } = from;
      const earlier = { storage, layout: part(layout, null, -step) };
      const later = { storage, layout: part(layout, step, null) };
      device.map(add, [earlier, later], { storage: to.storage, layout: part(to.layout, step, null) });
      const head = part(layout, null, step);
      device.map(copy, [{ storage, layout: head }], { storage: to.storage, layout: head });
      [from, to] = [to, from];
    }
  } finally {
    to.dispose();
  }
  return from;
}
