/** The element types of a tensor, and the typed arrays that hold them. */
import { LockstepError } from "../errors/lockstep-error.js";

/** In the order of promotion: each can be promoted to any that follows. */
export const dtypes = ["bool", "uint8", "int32", "float32", "float64"] as const;

export type Dtype = (typeof dtypes)[number];

/** The typed array of each dtype. A `bool` is held as 0 or 1 in a byte. */
export interface TypedArrayOf {
  bool: Uint8Array;
  uint8: Uint8Array;
  int32: Int32Array;
  float32: Float32Array;
  float64: Float64Array;
}

export type TypedArray<D extends Dtype = Dtype> = TypedArrayOf[D];

/** What one element is to a person: `bool` tensors hold booleans, all others numbers. */
export type ElementOf<D extends Dtype> = D extends "bool" ? boolean : number;

const constructors = {
  bool: Uint8Array,
  uint8: Uint8Array,
  int32: Int32Array,
  float32: Float32Array,
  float64: Float64Array,
} as const;

/** The constructor of the typed array that holds `dtype`. */
export function arrayConstructor<D extends Dtype>(dtype: D): (typeof constructors)[D] {
  return constructors[dtype];
}

/** Bytes that one element takes. */
export function bytesPerElement(dtype: Dtype): number {
  return constructors[dtype].BYTES_PER_ELEMENT;
}

/** A new zeroed typed array of `length` elements. */
export function newArray<D extends Dtype>(dtype: D, length: number): TypedArray<D> {
  return new constructors[dtype](length) as TypedArray<D>;
}

export const isFloat = (dtype: Dtype): dtype is "float32" | "float64" =>
  dtype === "float32" || dtype === "float64";

export const isDtype = (value: unknown): value is Dtype => dtypes.includes(value as Dtype);

/** Checks a dtype that a person gave; throws `DTYPE_UNKNOWN`. */
export function checkDtype(value: unknown): Dtype {
  if (isDtype(value)) return value;
  throw new LockstepError("DTYPE_UNKNOWN", {
    cause: `${JSON.stringify(value) ?? String(value)} is not a dtype`,
    mend: `Use one of ${dtypes.join(", ")}`,
  });
}
