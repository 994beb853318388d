/** The arguments at which ECMAScript itself says what comes out, and which results it says that of. */
import { isLibraryFunction } from "@lockstep/core";
import type { Subject } from "./subjects.js";

const values = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  ...[0, 1, 2, 3, 0.5].flatMap((value) => [value, -value]),
];

/** Every value, or every pair. Integers have none that are special. */
export function specialPoints({ arity, from }: Subject): readonly number[][] {
  if (from === "int32") return [];
  return arity === 1 ? values.map((x) => [x]) : values.flatMap((x) => values.map((y) => [x, y]));
}

/**
 * Whether `truth` is laid down to the bit: NaN, infinities and zeros at special arguments, and the ±1 of library
 * functions of NaN, infinities and zeros (ECMA-262, "Function Properties of the Math Object", "Number::…").
 */
export function isLaidDown({ name }: Subject, args: readonly number[], truth: number): boolean {
  if (!Number.isFinite(truth) || truth === 0) return true;
  const isOne = Math.abs(truth) === 1 && isLibraryFunction(name);
  return isOne && args.some((arg) => !Number.isFinite(arg) || arg === 0);
}
