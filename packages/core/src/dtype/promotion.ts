/**
 * How dtypes meet. The dtypes form one chain, bool < uint8 < int32 < float32 < float64, and two of them promote to
 * the later one. As in PyTorch and JAX (and unlike NumPy) int32 with float32 is float32: a tensor library whose
 * default is float32 must not slip into float64, which graphics cards do not have.
 */
import { type Dtype, dtypes } from "./dtype.js";

const rank: Readonly<Record<Dtype, number>> = Object.fromEntries(
  dtypes.map((dtype, index) => [dtype, index]),
) as Record<Dtype, number>;

/** The type-level counterpart of {@link promote}. */
export type Promote<A extends Dtype, B extends Dtype> = "float64" extends A | B
  ? "float64"
  : "float32" extends A | B
    ? "float32"
    : "int32" extends A | B
      ? "int32"
      : "uint8" extends A | B
        ? "uint8"
        : "bool";

/** The smallest dtype of the chain that holds both. */
export function promote(a: Dtype, b: Dtype): Dtype {
  return rank[a] >= rank[b] ? a : b;
}

/** Whether a result of dtype `from` may be stored as `to` without being narrowed along the chain. */
export function canStore(from: Dtype, to: Dtype): boolean {
  return rank[from] <= rank[to];
}
