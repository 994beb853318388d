/** A person's function, parsed and checked as far as that goes without types: once, at `map(fn)`. */
import type { Names } from "./bindings.js";
import { knownCalls } from "./known-calls.js";
import { mathSource } from "./math-source.js";
import { resolveNames } from "./resolve.js";
import { checkScope, mathFunctionName, type Scope, type ScopeFunction } from "./scope.js";
import { scopedDefinition } from "./scoped.js";
import { readSource, type Source } from "./source.js";

export interface ParsedFunction {
  readonly name: string;
  /** The number of values it takes; the scope parameter does not count. */
  readonly arity: number;
  /** The function as it was given. */
  readonly fn: ScopeFunction;
  readonly scope: Scope;
  readonly source: Source;
  readonly names: Names;
  /** The operation it was given to, for messages: "map", "zip", … */
  readonly operation: string;
}

export interface ParseOptions {
  /** The operation that takes the function, as the person wrote it. */
  readonly operation: string;
  readonly scope?: unknown;
}

/**
 * Reads a function's source and checks it against the kernel language. Functions of its scope are checked with it.
 * Throws `KERNEL_*`.
 */
export function parseFunction(fn: ScopeFunction, options: ParseOptions): ParsedFunction {
  const { operation } = options;
  const parsed = parseWith(fn, checkScope(options.scope, operation), operation);
  checkScopeFunctions(parsed, new Set([fn]));
  return parsed;
}

const withOwnScope = new WeakMap<ScopeFunction, ParsedFunction>();

/** A function of a scope: bound by `scoped`, one of `Math`, or plain, and then without a scope of its own. */
export function parseScopeFunction(fn: ScopeFunction, operation: string): ParsedFunction {
  let parsed = withOwnScope.get(fn);
  if (!parsed) {
    parsed = parseWith(fn, {}, operation);
    withOwnScope.set(fn, parsed);
  }
  return parsed;
}

function parseWith(fn: ScopeFunction, given: Scope, operation: string): ParsedFunction {
  const definition = typeof fn === "function" ? scopedDefinition(fn) : undefined;
  const scope = (definition?.scope ?? given) as Scope;
  const mathName = mathFunctionName(fn);
  const source = mathName
    ? mathSource(mathName)
    : readSource((definition?.fn as ScopeFunction) ?? fn, operation);
  const names = resolveNames(source, operation);
  const name = (definition?.fn ?? fn).name || "anonymous";
  for (const binding of names.scope) {
    if (Object.hasOwn(scope, binding.name) && scope[binding.name] !== undefined) continue;
    throw source.refusal(
      "KERNEL_SCOPE_VALUE",
      source.node.params.at(-1)!,
      `${name === "anonymous" ? "the function" : `'${name}'`} takes '${binding.name}' from its scope, but was not given it`,
      `Give it: ${operation}(…, { ${binding.name}: … }); a function in a scope gets its own by scoped(fn, { … })`,
    );
  }
  return { name, arity: names.parameters.length, fn, scope, source, names, operation };
}

function checkScopeFunctions(parsed: ParsedFunction, seen: Set<ScopeFunction>): void {
  for (const { name } of parsed.names.scope) {
    const value = parsed.scope[name];
    if (typeof value !== "function" || mathFunctionName(value) || knownCalls.has(value) || seen.has(value))
      continue;
    seen.add(value);
    checkScopeFunctions(parseScopeFunction(value, parsed.operation), seen);
  }
}
