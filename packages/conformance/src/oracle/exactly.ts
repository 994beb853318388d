/**
 * What each operator and each exact function of the kernel language means, one value at a time and to the
 * last bit: a plain transcription of the comments in core's `kernel/tree.ts`. It is written here a second
 * time, apart from core's own evaluator, so that the one can be judged by the other. Booleans are 0 and 1.
 */
import type { Binary, Call, Intrinsic, Unary, ValueType } from "@lockstep/core";
import type { Domain } from "./walk.js";

/** To bool: neither 0 nor NaN. To int32: truncated and wrapped, as JavaScript's ToInt32 has it. */
export function convertNumber(value: number, to: ValueType): number {
  if (to === "bool") return value !== 0 && !Number.isNaN(value) ? 1 : 0;
  if (to === "int32") return value | 0;
  return to === "float32" ? Math.fround(value) : value;
}

function unary(op: Unary["op"], type: ValueType, value: number): number {
  if (op === "not") return value === 0 ? 1 : 0;
  if (op === "bitNot") return ~value;
  return type === "int32" ? -value | 0 : -value;
}

function binary(op: Binary["op"], type: ValueType, a: number, b: number): number {
  switch (op) {
    case "equal":
      return a === b ? 1 : 0;
    case "notEqual":
      return a !== b ? 1 : 0;
    case "less":
      return a < b ? 1 : 0;
    case "lessEqual":
      return a <= b ? 1 : 0;
    case "greater":
      return a > b ? 1 : 0;
    case "greaterEqual":
      return a >= b ? 1 : 0;
    case "bitAnd":
      return a & b;
    case "bitOr":
      return a | b;
    case "bitXor":
      return a ^ b;
    case "shiftLeft":
      return a << b;
    case "shiftRight":
      return a >> b;
    case "shiftRightUnsigned":
      return (a >>> b) | 0;
    default:
      return type === "int32" ? wrapped(op, a, b) : convertNumber(floating(op, a, b), type);
  }
}

type Arithmetical = "add" | "subtract" | "multiply" | "divide" | "remainder";

function wrapped(op: Arithmetical, a: number, b: number): number {
  if (op === "multiply") return Math.imul(a, b);
  // The remainder by zero is NaN in JavaScript, and as an int32 therefore 0; that of a negative number is
  // never −0.
  return floating(op, a, b) | 0;
}

/** In doubles; of float32 operands, rounding the double once more gives the float32 result exactly. */
function floating(op: Arithmetical, a: number, b: number): number {
  if (op === "add") return a + b;
  if (op === "subtract") return a - b;
  if (op === "multiply") return a * b;
  return op === "divide" ? a / b : a % b;
}

/** The exact functions; those of a library must have been expanded before. */
function call(fn: Call["fn"], type: ValueType, args: readonly number[]): number {
  const [a = Number.NaN, b = Number.NaN] = args;
  if (fn === "imul") return Math.imul(a, b);
  if (fn === "clz32") return Math.clz32(a);
  if (fn === "fround") return Math.fround(a);
  if (fn === "min" || fn === "max") return Math[fn](a, b);
  if (!exactUnary(fn)) throw new Error(`'${fn}' is a function of the library and has not been expanded`);
  // Of an int32, only abs can leave the range (of −2³¹, which wraps); −0 becomes 0.
  return convertNumber(Math[fn](a), type);
}

type ExactUnary = "abs" | "ceil" | "floor" | "round" | "trunc" | "sign" | "sqrt";

const exactUnary = (fn: Call["fn"]): fn is ExactUnary =>
  ["abs", "ceil", "floor", "round", "trunc", "sign", "sqrt"].includes(fn);

const words = new DataView(new ArrayBuffer(8));

/** The bits of a float and back, for the mathematical functions. */
function intrinsic(op: Intrinsic["op"], args: readonly number[]): number {
  const [a = 0, b = 0] = args;
  switch (op) {
    case "float32Bits":
      words.setFloat32(0, a);
      return words.getInt32(0);
    case "float32FromBits":
      words.setInt32(0, a);
      return words.getFloat32(0);
    case "float64High":
      words.setFloat64(0, a);
      return words.getInt32(0);
    case "float64Low":
      words.setFloat64(0, a);
      return words.getInt32(4);
    case "float64FromWords":
      words.setInt32(0, a);
      words.setInt32(4, b);
      return words.getFloat64(0);
  }
}

/** The language as it is meant. A mutant spreads it and gets one member wrong. */
export const exactly: Domain<number> = {
  constant: (value) => value,
  decide: (test) => test !== 0,
  select: (test, then, otherwise) => (test !== 0 ? then() : otherwise()),
  convert: (value, _from, to) => convertNumber(value, to),
  unary,
  binary,
  call,
  intrinsic,
  lookup: (table, index) => {
    const value = table[index];
    if (value === undefined) throw new Error(`A kernel reads entry ${index} of a table of ${table.length}`);
    return value;
  },
};
