/**
 * What an argument is to the compiler, as a small integer: kernels are looked up by these on every call, so there is
 * no time to build a key out of strings.
 */
import { type Dtype, dtypes } from "../dtype/dtype.js";
import type { ArgumentType } from "../kernel/index.js";
import { Tensor } from "../tensor/tensor.js";

/** By code: the dtypes in their order, then the kinds of number. */
export const argumentTypes: readonly ArgumentType[] = [...dtypes, "weak-int", "weak-float", "weak-bool"];

/** Codes below this are tensors. */
export const firstWeakCode = dtypes.length;
/** Bits that a code takes. */
export const codeBits = 3;
/** More arguments than this do not fit a key that is a safe integer. */
export const mostArguments = 17;

const weakInt = argumentTypes.indexOf("weak-int");
const weakFloat = argumentTypes.indexOf("weak-float");
const weakBool = argumentTypes.indexOf("weak-bool");

/** The code of an argument; −1 for what cannot be one. */
export function codeOf(value: unknown): number {
  if (value instanceof Tensor) return codeOfDtype(value.dtype);
  if (typeof value === "number") return (value | 0) === value ? weakInt : weakFloat;
  return typeof value === "boolean" ? weakBool : -1;
}

/** Comparing strings that are literals is comparing pointers. */
function codeOfDtype(dtype: Dtype): number {
  if (dtype === "float32") return 3;
  if (dtype === "float64") return 4;
  if (dtype === "int32") return 2;
  return dtype === "uint8" ? 1 : 0;
}
