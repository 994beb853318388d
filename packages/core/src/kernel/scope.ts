/**
 * The scope: what a function needs from around it, given by name. Numbers and booleans become constants of the
 * kernel, functions are compiled into it. Property names survive minifiers, which is why a closure does not do.
 */
import { LockstepError } from "../errors/lockstep-error.js";
import { exactFunctions, libraryFunctions } from "./functions.js";

export type ScopeFunction = (...args: never[]) => unknown;

/** What a scope may hold; constant tables (read by `lookup`) are for Lockstep's own mathematical functions. */
export type ScopeValue = number | boolean | ScopeFunction | readonly number[];
export type Scope = Readonly<Record<string, ScopeValue>>;

const mathNames = new Map<unknown, string>(
  [...Object.keys(exactFunctions), ...Object.keys(libraryFunctions)].map((name) => [
    (Math as unknown as Record<string, unknown>)[name],
    name,
  ]),
);

/** The name of a function of `Math` that was passed as a value, such as `Math.exp` in `map(Math.exp)`. */
export const mathFunctionName = (fn: unknown): string | undefined => mathNames.get(fn);

function describe(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "bigint") return `the BigInt ${value}n`;
  if (typeof value === "string") return `the string ${JSON.stringify(value)}`;
  if (typeof value === "object") return Array.isArray(value) ? "an array" : "an object";
  return String(value);
}

/** Checks a scope that a person gave; throws `KERNEL_SCOPE_VALUE`. */
export function checkScope(scope: unknown, operation: string): Scope {
  if (scope === undefined) return {};
  if (typeof scope !== "object" || scope === null || Array.isArray(scope)) {
    throw new LockstepError("KERNEL_SCOPE_VALUE", {
      cause: `the scope of ${operation} is ${describe(scope)}, not an object`,
      mend: `Write ${operation}((x, { k }) => k * x, { k: 3 })`,
    });
  }
  for (const [name, value] of Object.entries(scope)) {
    if (typeof value === "number" || typeof value === "boolean" || typeof value === "function") continue;
    if (isTensorLike(value)) {
      throw new LockstepError("KERNEL_SCOPE_VALUE", {
        cause: `'${name}' in the scope of ${operation} is a tensor`,
        mend: "Tensors are arguments: give it to zip as one more argument; it is broadcast",
      });
    }
    throw new LockstepError("KERNEL_SCOPE_VALUE", {
      cause: `'${name}' in the scope of ${operation} is ${describe(value)}`,
      mend: "A scope holds numbers, booleans and functions",
    });
  }
  return scope as Scope;
}

const isTensorLike = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "storage" in value && "layout" in value;
