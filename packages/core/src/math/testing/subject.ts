/** A library function as every backend runs it: compiled, expanded, and evaluated to the bit. */
import { compileMap } from "../../kernel/compile.js";
import { evaluator } from "../../kernel/evaluate.js";
import { type LibraryFunction, libraryFunctions } from "../../kernel/functions.js";
import { parseFunction } from "../../kernel/parsed-function.js";
import { expandLibrary } from "../expand.js";
import type { FloatType } from "./truth.js";

export const types: readonly FloatType[] = ["float32", "float64"];

export const native = (fn: LibraryFunction): ((...args: number[]) => number) => Math[fn] as never;

export function subject(fn: LibraryFunction, type: FloatType): (...args: number[]) => number {
  const parsed = parseFunction(native(fn) as never, { operation: "map" });
  const args = Array.from({ length: libraryFunctions[fn] }, () => type);
  return evaluator(expandLibrary(compileMap(parsed, args)));
}
