/**
 * The signs of the tree as text, in which the mathematical functions are published: one sign for each kind of node or
 * its operator, then its parts. A type is written only where the parts do not tell it.
 *
 * Locals are numbered as they are first assigned, and read by how many of them were new since: functions that compute
 * alike look alike, which is what makes the text small when a page is compressed.
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
 * Whatever has no operator of its own; `declare` assigns to a local that was not assigned before, and `end` closes a
 * list of statements. Signs beyond these are readings of locals.
 */
export const kinds = "select lookup invoke call assign declare return if loop block break continue end".split(
  " ",
) as (Expression["kind"] | Statement["kind"] | "declare" | "end")[];

/** Where each group begins among all signs: constants and conversions have one for each type. */
export const firstBinary = unaryOps.length;
export const firstIntrinsic = firstBinary + binaryOps.length;
export const firstConstant = firstIntrinsic + intrinsicOps.length;
export const firstConvert = firstConstant + types.length;
export const firstKind = firstConvert + types.length;
export const firstLocal = firstKind + kinds.length;

/**
 * The signs, in their order. None can be taken for a part of a number; an `e` could, before digits, so it is no constant's. What the library needs most has the characters
 * that minified programs need most: to whoever compresses a page, its text and the program around it are then alike.
 */
const characters = "p:foNd>}|,rnkOIS/&?ZA!$E`[lut'j#;(Mh{vscyRDqQaUei)=bm]gwx*_Tz<LCB^GP%FKVHYWXJ~@";

/** The number `n` as one character; numbers of signs, locals, labels and functions are small. */
export const signOf = (n: number): string => characters[n] ?? String.fromCharCode(n + 127);
export function numberAt(text: string, at: number): number {
  const number = characters.indexOf(text[at]!);
  return number < 0 ? text.charCodeAt(at) - 127 : number;
}
