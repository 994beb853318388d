/** `matmul`: shapes as the Python array API standard has them, then the backend's own product. */
import type { Device } from "../backend/device.js";
import type { Explanation } from "../backend/explanation.js";
import type { View } from "../backend/storage.js";
import { type Dtype, isFloat } from "../dtype/dtype.js";
import { promote } from "../dtype/promotion.js";
import { LockstepError } from "../errors/lockstep-error.js";
import { broadcastShapes, broadcastTo } from "../layout/broadcast.js";
import { expandDims } from "../layout/dimensions.js";
import { type Layout, printShape, rowMajor } from "../layout/layout.js";
import type { Tensor } from "../tensor/tensor.js";
import { assertTensor, deviceOf } from "./operands.js";
import { checkOptions, checkOut, outOnly } from "./options.js";
import { store } from "./store.js";
import { withTemporaries } from "./temporaries.js";

/** A product of checked shapes. */
interface Product {
  readonly device: Device;
  /** What the product is computed in. */
  readonly dtype: Dtype;
  /** The shapes of a, b and the result as (batches of) matrices, all with the batch of the result. */
  readonly shapeA: readonly number[];
  readonly shapeB: readonly number[];
  readonly matrices: readonly number[];
  /** The shape of the result, without the dimensions that vectors do not have. */
  readonly shape: readonly number[];
  readonly out: Tensor | undefined;
}

type Temporary = <T extends Tensor>(tensor: T) => T;

/**
 * The matrix product of a `[…, M, K]` and b `[…, K, N]`: `[…, M, N]`. Leading dimensions are a batch and broadcast. A
 * vector counts as one row on the left or one column on the right, and its dimension is dropped again, so that two
 * vectors give their dot product, a scalar.
 *
 * It is computed in the promoted dtype (integers and bools in int32, which wraps), each sum strictly from left to
 * right along k. Throws `SHAPE_MISMATCH`, `ARGUMENT_INVALID`, `BACKEND_MISMATCH`, `DISPOSED`, and for `out` as `map`.
 */
export function matmul(a: Tensor, b: Tensor, options?: unknown): Tensor {
  const product = prepare(a, b, options);
  const { device, dtype, matrices, shape, out } = product;
  return withTemporaries((temporary) => {
    const [left, right] = factors(a, b, product, temporary);
    if (out !== undefined && out.dtype === dtype && out.storage !== a.storage && out.storage !== b.storage) {
      device.matmul(left, right, { storage: out.storage, layout: asMatrices(out.layout, a, b) });
      return out;
    }
    const result = device.result(dtype, shape);
    device.matmul(left, right, { storage: result.storage, layout: rowMajor(matrices) });
    return out === undefined ? result : store("matmul", temporary(result), out);
  });
}

/** How a product would run. */
export function explainMatmul(a: Tensor, b: Tensor, options?: unknown): Explanation {
  const product = prepare(a, b, options);
  const { device, dtype, matrices, shape } = product;
  return withTemporaries((temporary) => {
    const [left, right] = factors(a, b, product, temporary);
    const out = { dtype, layout: rowMajor(matrices) };
    return { ...device.explain({ kind: "matmul", a: left, b: right, out }), output: { dtype, shape } };
  });
}

function prepare(a: Tensor, b: Tensor, options: unknown): Product {
  const { out } = checkOptions("matmul", options, outOnly);
  assertTensor("matmul", a, 0);
  assertTensor("matmul", b, 1);
  const device = deviceOf("matmul", [a, b]);
  if (a.ndim === 0 || b.ndim === 0) {
    throw new LockstepError("SHAPE_MISMATCH", { cause: "matmul of a scalar", mend: "Use multiply" });
  }
  const [m, k] = asRows(a.layout).shape.slice(-2) as [number, number];
  const [depth, n] = asColumns(b.layout).shape.slice(-2) as [number, number];
  if (k !== depth) throw depthMismatch(a, b, k, depth);
  const batch = broadcastShapes([a.shape.slice(0, -2), b.shape.slice(0, -2)], "matmul");
  const shape = [...batch, ...(a.ndim === 1 ? [] : [m]), ...(b.ndim === 1 ? [] : [n])];
  const promoted = promote(a.dtype, b.dtype);
  const dtype = isFloat(promoted) ? promoted : "int32";
  return {
    device,
    dtype,
    shapeA: [...batch, m, k],
    shapeB: [...batch, k, n],
    matrices: [...batch, m, n],
    shape,
    out: out === undefined ? undefined : checkOut("matmul", out, device, dtype, shape),
  };
}

/** A vector on the left is one row. */
const asRows = (layout: Layout): Layout => (layout.shape.length === 1 ? expandDims(layout, 0) : layout);

/** A vector on the right is one column. */
const asColumns = (layout: Layout): Layout => (layout.shape.length === 1 ? expandDims(layout, 1) : layout);

/** The layout of a result with the dimensions that vectors do not have. */
function asMatrices(layout: Layout, a: Tensor, b: Tensor): Layout {
  const withColumns = b.ndim === 1 ? expandDims(layout, -1) : layout;
  return a.ndim === 1 ? expandDims(withColumns, -2) : withColumns;
}

/** a and b as matrices in the dtype of the product, so that backends need no products of two dtypes. */
function factors(
  a: Tensor,
  b: Tensor,
  { dtype, shapeA, shapeB }: Product,
  temporary: Temporary,
): [a: View, b: View] {
  const left = a.dtype === dtype ? a : temporary(a.astype(dtype));
  const right = b.dtype === dtype ? b : temporary(b.astype(dtype));
  return [
    { storage: left.storage, layout: broadcastTo(asRows(left.layout), shapeA) },
    { storage: right.storage, layout: broadcastTo(asColumns(right.layout), shapeB) },
  ];
}

function depthMismatch(a: Tensor, b: Tensor, k: number, depth: number): LockstepError {
  return new LockstepError("SHAPE_MISMATCH", {
    cause:
      `matmul of shapes ${printShape(a.shape)} and ${printShape(b.shape)}: rows of the first are ${k} long, ` +
      `columns of the second ${depth}`,
    mend: "[…, M, K] goes with […, K, N]; transpose one if its dimensions are the other way round",
  });
}
