/** Analyses functions of a library, and the functions of their scopes, from their source. */
import type { LibraryFunction } from "../kernel/functions.js";
import { knowIntrinsics } from "../kernel/lower-intrinsic.js";
import { parseScopeFunction } from "../kernel/parsed-function.js";
import { Program } from "../kernel/program.js";
import { scoped } from "../kernel/scoped.js";
import type { KernelFunction } from "../kernel/tree.js";
import type { LibraryDefinition } from "./library.js";

/** The types for which the library has its functions. */
export type FloatType = "float32" | "float64";

export class Analysis {
  readonly #program: Program;
  readonly #rare = new Set<unknown>();

  /** `type`: that of every function's parameters and result. */
  constructor(readonly type: FloatType) {
    knowIntrinsics();
    this.#program = new Program({ number: type, float: type }, "the library");
  }

  /** All functions so far, each after those that it calls. */
  get functions(): readonly KernelFunction[] {
    return this.#program.functions;
  }

  /** Whether calls of a function stay calls, because only rare arguments need them. */
  isRare(callee: number): boolean {
    return this.#rare.has(this.#program.origins[callee]);
  }

  /** Adds a function, and before it those that it calls and that are not there yet; gives its number. */
  add(fn: LibraryFunction, definition: LibraryDefinition): number {
    for (const rare of definition.rare ?? []) this.#rare.add(rare);
    const bound = scoped(definition.fn as never, definition.scope);
    const parsed = parseScopeFunction(bound, "the library");
    const parameters = parsed.names.parameters.map(() => this.type);
    const main = this.#program.lowerMain(parsed, parameters);
    this.#program.origins.push(bound);
    return this.#program.functions.push({ name: fn, arity: parameters.length, ...main }) - 1;
  }
}
