/** Reading the operands of a loop as a kernel's parameters, and storing what it returns. */
import type { Dtype, Expression, ValueType } from "@lockstep/core";
import type { InputKind } from "../shapes.js";
import { convert, isTrue, storeConverts } from "./conversions.js";
import type { ExpressionWriter } from "./expressions.js";
import { atom, bit, type Text } from "./text.js";

/** The array of an operand in generated code. */
export const arrayName = (operand: number): string => `a${operand}`;

/** The value of an operand that is read before the loop. */
export const valueName = (operand: number): string => `x${operand}`;

/** The element of `operand` at a place, as a value of `type`. */
export const element = (operand: number, at: string, kind: InputKind, type: ValueType): string =>
  convert(atom(`${arrayName(operand)}[${at}]`), kind, type).text;

/** What to put into an array of `dtype` for the result of a kernel. */
export function stored(value: Expression, expressions: ExpressionWriter, dtype: Dtype): string {
  if (!storeConverts(value.type, dtype)) return bit(expressions.test(value)).text;
  // A Float32Array rounds what it is given, once.
  return (dtype === "float32" ? expressions.loose(value) : expressions.value(value)).text;
}

/** What to put into an array of `dtype` for a variable of `type`. */
export function storedVariable(name: string, type: ValueType, dtype: Dtype): string {
  const value: Text = atom(name);
  return storeConverts(type, dtype) ? name : bit(isTrue(value, type)).text;
}
