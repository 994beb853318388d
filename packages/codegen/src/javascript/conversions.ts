/**
 * Between the types that elements have in storage and those that a kernel computes in, as `Convert` in the
 * kernel tree lays down. A bool is 0 or 1 in generated code, so that bools, integers and floats are all
 * numbers.
 */
import type { Dtype, ValueType } from "@lockstep/core";
import { atom, Binding, bit, call, infix, type Text, toInt32 } from "./text.js";

/** What a piece of text holds: an element as loaded, a number that a person gave, or a computed value. */
export type SourceType = Dtype | "number";

/** `value`, which is of type `from` exactly, as the kernel type `to`. */
export function convert(value: Text, from: SourceType, to: ValueType): Text {
  if (from === to) return value;
  switch (to) {
    case "bool":
      return bit(isTrue(value, from));
    case "int32":
      return from === "bool" || from === "uint8" ? value : toInt32(value);
    case "float32":
      return from === "bool" || from === "uint8" ? value : call("Math.fround", value);
    case "float64":
      return value;
  }
}

/** A JavaScript boolean: whether the value is neither 0 nor NaN. */
export function isTrue(value: Text, from: SourceType): Text {
  if (from === "float32" || from === "float64" || from === "number") {
    return infix(call("Math.abs", value), ">", atom("0"), Binding.relation);
  }
  return infix(value, "!==", atom("0"), Binding.equality);
}

/** Whether an array of `dtype` rounds or wraps what is put into it just as a conversion from `from` would. */
export function storeConverts(from: ValueType, dtype: Dtype): boolean {
  return dtype !== "bool" || from === "bool";
}
