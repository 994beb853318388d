/**
 * The signs of the tree as text, in which kernels are hashed and the mathematical functions are published: one sign
 * for each kind of node or its operator, then its parts. A type is written only where the parts do not tell it.
 */
import { exactFunctions, libraryFunctions } from "./functions.js";
import type { Binary, Call, Expression, Intrinsic, Statement, Unary, ValueType } from "./tree.js";

export const types: readonly ValueType[] = ["bool", "int32", "float32", "float64"];

export const unaryOps: readonly Unary["op"][] = ["negate", "not", "bitNot"];

/** Comparisons first: they give a bool, whatever they compare. */
export const binaryOps: readonly Binary["op"][] = [
  ..."equal notEqual less lessEqual greater greaterEqual".split(" "),
  ..."add subtract multiply divide remainder".split(" "),
  ..."bitAnd bitOr bitXor shiftLeft shiftRight shiftRightUnsigned".split(" "),
] as Binary["op"][];
export const comparisons = 6;

export const intrinsicTypes: Readonly<Record<Intrinsic["op"], ValueType>> = {
  float32Bits: "int32",
  float32FromBits: "float32",
  float64High: "int32",
  float64Low: "int32",
  float64FromWords: "float64",
};
export const intrinsicOps = Object.keys(intrinsicTypes) as Intrinsic["op"][];
/** The intrinsics of two arguments come after those of one. */
export const intrinsicsOfOne = 4;

export const callFns = Object.keys({ ...exactFunctions, ...libraryFunctions }) as Call["fn"][];

/**
 * Whatever has no operator of its own; `end` closes a list of statements. Signs beyond these are readings of locals.
 */
export const kinds = [
  ..."constant convert select lookup invoke".split(" "),
  ..."assign return if loop block break continue end".split(" "),
] as (Expression["kind"] | Statement["kind"] | "end")[];

/** Where each group begins among all signs. */
export const firstBinary = unaryOps.length;
export const firstIntrinsic = firstBinary + binaryOps.length;
export const firstCall = firstIntrinsic + intrinsicOps.length;
export const firstKind = firstCall + callFns.length;
export const firstLocal = firstKind + kinds.length;

const lowest = 35;

/** The number `n` as one character; numbers of signs, locals, labels and functions are small. */
export const signOf = (n: number): string => String.fromCharCode(n + lowest);
export const numberAt = (text: string, at: number): number => text.charCodeAt(at) - lowest;
