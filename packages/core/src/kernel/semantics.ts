/**
 * What each node of the tree means, on JavaScript numbers that hold values of its type (a bool is 0 or 1). Constant
 * folding and the evaluator share it, so that a folded constant cannot differ from a computed one.
 *
 * Computing in doubles and rounding once to float32 is exact for + − × ÷ and sqrt: a double has more than 2·24 + 2
 * significant bits (Figueroa, "When is double rounding innocuous?", 1995).
 */
import type { ExactFunction } from "./functions.js";
import type { Binary, Intrinsic, Unary, ValueType } from "./tree.js";

export type Operate1 = (a: number) => number;
export type Operate2 = (a: number, b: number) => number;

const comparisons: Readonly<Record<string, Operate2>> = {
  equal: (a, b) => +(a === b),
  notEqual: (a, b) => +(a !== b),
  less: (a, b) => +(a < b),
  lessEqual: (a, b) => +(a <= b),
  greater: (a, b) => +(a > b),
  greaterEqual: (a, b) => +(a >= b),
};

const onFloat64: Readonly<Record<string, Operate2>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  remainder: (a, b) => a % b,
};

const onFloat32: Readonly<Record<string, Operate2>> = /* @__PURE__ */ (() =>
  Object.fromEntries(
    Object.entries(onFloat64).map(([op, meaning]) => [
      op,
      (a: number, b: number) => Math.fround(meaning(a, b)),
    ]),
  ))();

const onInt32: Readonly<Record<string, Operate2>> = {
  add: (a, b) => (a + b) | 0,
  subtract: (a, b) => (a - b) | 0,
  multiply: Math.imul,
  remainder: (a, b) => (a % b) | 0,
  bitAnd: (a, b) => a & b,
  bitOr: (a, b) => a | b,
  bitXor: (a, b) => a ^ b,
  shiftLeft: (a, b) => a << b,
  shiftRight: (a, b) => a >> b,
  shiftRightUnsigned: (a, b) => (a >>> b) | 0,
};

const tables: Readonly<Record<ValueType, Readonly<Record<string, Operate2>>>> = {
  bool: onInt32,
  int32: onInt32,
  float32: onFloat32,
  float64: onFloat64,
};

/** The function of a binary operator on operands of the node's type (of any type for a comparison). */
export function binaryMeaning(op: Binary["op"], type: ValueType): Operate2 {
  return comparisons[op] ?? tables[type][op]!;
}

export function unaryMeaning(op: Unary["op"], type: ValueType): Operate1 {
  if (op === "not") return (a) => +!a;
  if (op === "bitNot") return type === "bool" ? (a) => +!a : (a) => ~a;
  return type === "int32" ? (a) => -a | 0 : (a) => -a;
}

/** The value as a value of `to`; see `Convert` in the tree. */
export function convertMeaning(to: ValueType): Operate1 {
  if (to === "bool") return (a) => +(a !== 0 && a === a);
  if (to === "int32") return (a) => a | 0;
  return to === "float32" ? Math.fround : (a) => a;
}

/** An exact function on arguments of `type`, rounded or wrapped to it. */
export function exactMeaning(fn: ExactFunction, type: ValueType): (...args: number[]) => number {
  const meaning: (...args: number[]) => number = Math[fn];
  if (fn === "sqrt" && type === "float32") return (a) => Math.fround(Math.sqrt(a!));
  if (type === "int32") return (...args) => meaning(...args) | 0;
  return meaning;
}

const words = new DataView(new ArrayBuffer(8));

export const intrinsicMeaning: Readonly<Record<Intrinsic["op"], (...args: number[]) => number>> = {
  float32Bits: (a) => {
    words.setFloat32(0, a!);
    return words.getInt32(0);
  },
  float32FromBits: (a) => {
    words.setInt32(0, a!);
    return words.getFloat32(0);
  },
  float64High: (a) => {
    words.setFloat64(0, a!);
    return words.getInt32(0);
  },
  float64Low: (a) => {
    words.setFloat64(0, a!);
    return words.getInt32(4);
  },
  float64FromWords: (high, low) => {
    words.setInt32(0, high!);
    words.setInt32(4, low!);
    return words.getFloat64(0);
  },
};
