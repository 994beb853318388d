/** Where a kernel came from: the person's own function, to be called as it is when a backend runs uncompiled. */
import type { ParsedFunction } from "./parsed-function.js";
import type { Kernel } from "./tree.js";

export type PersonsFunction = (...args: (number | boolean)[]) => number | boolean;

const origins = new WeakMap<Kernel, PersonsFunction>();

/** Remembers the function that a kernel was compiled from, with its scope bound. */
export function rememberFunction(kernel: Kernel, parsed: ParsedFunction): void {
  const fn = parsed.fn as (...args: unknown[]) => number | boolean;
  const { scope, names } = parsed;
  const bound = names.scope.length > 0 ? (...args: (number | boolean)[]) => fn(...args, scope) : fn;
  origins.set(kernel, bound as PersonsFunction);
}

/**
 * The person's own function with its scope bound, taking values and giving one as plain JavaScript does; undefined
 * for kernels that arrived as data or that Lockstep made.
 */
export const personsFunction = (kernel: Kernel): PersonsFunction | undefined => origins.get(kernel);
