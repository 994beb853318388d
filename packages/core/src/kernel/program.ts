/**
 * The compilation of one kernel: the functions it calls, each compiled once for the types it is called with, and the
 * guard against recursion.
 */

import { type LoweredFunction, lowerFunction } from "./lower-function.js";
import { type ParsedFunction, parseScopeFunction } from "./parsed-function.js";
import type { ScopeFunction } from "./scope.js";
import { scopedDefinition } from "./scoped.js";
import type { Source } from "./source.js";
import type { Node } from "./syntax/nodes.js";
import type { KernelFunction, ValueType } from "./tree.js";
import type { Defaults } from "./types.js";

export class Program {
  readonly functions: KernelFunction[] = [];
  /** The functions as they were given, by their index in `functions`. */
  readonly origins: ScopeFunction[] = [];
  private readonly memo = new Map<ScopeFunction, Map<string, number>>();
  private readonly active: ScopeFunction[] = [];

  constructor(
    readonly defaults: Defaults,
    readonly operation: string,
  ) {}

  /** Lowers the kernel's own function. */
  lowerMain(parsed: ParsedFunction, parameters: readonly ValueType[]): LoweredFunction {
    return this.within(parsed.fn, () => lowerFunction(this, parsed, parameters));
  }

  /** The index in `functions` of a scope function for the types its arguments have. */
  functionFor(fn: ScopeFunction, types: readonly ValueType[], from: Source, at: Node): number {
    // Before its scope is looked at: a function in its own scope has been given none.
    if (this.active.includes(fn)) {
      const { name } = scopedDefinition(fn)?.fn ?? fn;
      const through = this.active.at(-1) === fn ? "" : ", through others";
      throw from.refusal(
        "KERNEL_RECURSION",
        at,
        `${name ? `'${name}'` : "the function"} calls itself${through}`,
        "Write it as a loop",
      );
    }
    const parsed = parseScopeFunction(fn, this.operation);
    if (parsed.arity !== types.length) {
      throw from.refusal(
        "KERNEL_ARITY",
        at,
        `'${parsed.name}' takes ${parsed.arity} values, but is given ${types.length}`,
        "Give it one value for each of its parameters",
      );
    }
    const byTypes = this.memo.get(fn) ?? new Map<string, number>();
    this.memo.set(fn, byTypes);
    const key = types.join();
    const known = byTypes.get(key);
    if (known !== undefined) return known;
    const lowered = this.within(fn, () => lowerFunction(this, parsed, types));
    const index = this.functions.length;
    this.functions.push({ name: parsed.name, arity: types.length, ...lowered });
    this.origins.push(fn);
    byTypes.set(key, index);
    return index;
  }

  private within<T>(fn: ScopeFunction, run: () => T): T {
    this.active.push(fn);
    try {
      return run();
    } finally {
      this.active.pop();
    }
  }
}
