/**
 * What every operation becomes before a card runs it: for each element of the result, a function of that element's
 * index which reads what it needs from arrays and gives one value. A card has no order among elements and no writes
 * but the one, so a map, a reduction, a product and a write through a strided view are all of this one form.
 *
 * It is a kernel's tree. What a kernel has no node for stands among its functions: reading an element, and the quotient
 * of two integers, both called by `invoke`.
 */
import type { Dtype, KernelFunction, Local, Statement, ValueType } from "@lockstep/core";

/**
 * Called with an int32: the element of array `input` at that index, as `valueTypeOf` its dtype. The index is
 * always within the array.
 */
export interface Load {
  readonly kind: "load";
  readonly input: number;
}

/** Called with two int32: left ÷ right, rounded down. The left one is never negative, the right one positive. */
export interface Quotient {
  readonly kind: "quotient";
}

export type GatherFunction = KernelFunction | Load | Quotient;

/** Its parameters are its first locals, all int32: the index of the element, then the scalars. */
export interface Gather {
  /** For people who read the program. */
  readonly name: string;
  /** Equal for gathers that compute the same thing in the same way. */
  readonly hash: string;
  /** The dtypes of the arrays that it reads. */
  readonly inputs: readonly Dtype[];
  /** How many int32 follow the index: shapes, strides, numbers as they are or (float32) as their bits. */
  readonly scalars: number;
  readonly locals: readonly Local[];
  readonly functions: readonly GatherFunction[];
  /** Every path ends in a `return` of a value of type `valueTypeOf(out)`; for uint8 it is within 0 to 255. */
  readonly body: readonly Statement[];
  /** The dtype of the result. */
  readonly out: Dtype;
}

/** The type in which a program sees elements of a dtype. */
export function valueTypeOf(dtype: Dtype): Exclude<ValueType, "float64"> {
  if (dtype === "float64") throw new TypeError("no card has float64");
  return dtype === "uint8" ? "int32" : dtype;
}
