/** Analyses a function of the library, and the functions of its scope, from their source. */
import type { LibraryFunction } from "../kernel/functions.js";
import { knowIntrinsics } from "../kernel/lower-intrinsic.js";
import { parseScopeFunction } from "../kernel/parsed-function.js";
import { Program } from "../kernel/program.js";
import { scoped } from "../kernel/scoped.js";
import type { KernelFunction } from "../kernel/tree.js";
import { library } from "./library.js";

/** The types for which the library has its functions. */
export type FloatType = "float32" | "float64";

export interface Analysed {
  /** The function itself, last, after those that it calls. */
  readonly functions: readonly KernelFunction[];
  /** Whether calls of a function stay calls, because only rare arguments need them. */
  readonly isRare: (callee: number) => boolean;
}

export function analyse(fn: LibraryFunction, type: FloatType): Analysed {
  knowIntrinsics();
  const definition = library[fn]![type];
  const rare = new Set<unknown>(definition.rare ?? []);
  const parsed = parseScopeFunction(scoped(definition.fn as never, definition.scope), "the library");
  const parameters = parsed.names.parameters.map(() => type);
  const program = new Program({ number: type, float: type }, "the library");
  const main = program.lowerMain(parsed, parameters);
  return {
    functions: [...program.functions, { name: fn, arity: parameters.length, ...main }],
    isRare: (callee) => rare.has(program.origins[callee]),
  };
}
