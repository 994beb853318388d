/** Brings a person's numbers into a dtype, or refuses those that it cannot hold: never another number in silence. */
import { type Dtype, isFloat, newArray, type TypedArray } from "../dtype/dtype.js";
import { LockstepError } from "../errors/lockstep-error.js";
import { rowMajorStrides } from "../layout/layout.js";

/** The integers that each dtype holds; floats round whatever they are given. */
const ranges = {
  bool: [0, 1],
  uint8: [0, 255],
  int32: [-2147483648, 2147483647],
} as const;

/** `values` as a typed array of `dtype` (the same one where it already is). Throws `DTYPE_VALUE`. */
export function toDtype<D extends Dtype>(
  values: TypedArray,
  from: Dtype,
  dtype: D,
  shape: readonly number[],
): TypedArray<D> {
  if (from === dtype) return values as TypedArray<D>;
  const result = newArray(dtype, values.length);
  checkElements(values, dtype, shape);
  result.set(values);
  return result;
}

/** Throws `DTYPE_VALUE` at the first element that `dtype` cannot hold; floats hold any, rounded. */
export function checkElements(values: ArrayLike<number>, dtype: Dtype, shape: readonly number[]): void {
  if (isFloat(dtype)) return;
  const [lowest, highest] = ranges[dtype];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value >= lowest && value <= highest && Number.isInteger(value)) continue;
    const place = shape.length === 0 ? "" : ` at [${indexOf(i, shape).join(", ")}]`;
    throw new LockstepError("DTYPE_VALUE", {
      cause: `${value}${place} is not ${dtype === "int32" ? "an" : "a"} ${dtype}`,
      mend:
        dtype === "bool"
          ? "Give booleans, 0 or 1; or compare a tensor of numbers, as in x.notEqual(0)"
          : `Give integers from ${lowest} to ${highest}; or make a float tensor and convert it with astype`,
    });
  }
}

/** The index, in each dimension, of element `i` in row-major order. */
function indexOf(i: number, shape: readonly number[]): number[] {
  return rowMajorStrides(shape).map((stride, d) => Math.floor(i / stride) % shape[d]!);
}
