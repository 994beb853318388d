/** `zip`: a person's function of several values, over the elements of as many tensors, which broadcast. */
import { compileMap, parseFunction } from "../kernel/index.js";
import { mostArguments } from "./argument-types.js";
import { checkFunctionArity } from "./arity.js";
import { callElementwise } from "./callable.js";
import { Elementwise } from "./elementwise.js";
import { nameOf } from "./naming.js";
import type { ScopeOption, ZipOperation } from "./operation-types.js";

type Value = number | boolean;

/** All but the last: the values of a function whose last parameter is the scope. */
type Values<Parameters extends readonly unknown[]> = Parameters extends readonly [...infer V, unknown]
  ? V
  : never;

/**
 * An operation that applies `fn` to elements that lie at the same index, after broadcasting as NumPy does.
 *
 * ```ts
 * const hypot = zip((x, y) => Math.sqrt(x * x + y * y));
 * const blend = zip((x, y, { t }) => x + t * (y - x), { t: 0.25 });
 * hypot(x, 2, { out });
 * ```
 *
 * As in `map`, `fn` is written in the kernel language and takes its scope as its last, destructured parameter.
 * It computes in the dtype that its tensor arguments promote to; numbers and booleans may stand for all but one of
 * them and take that dtype. Throws as `map` does; the operation also throws `SHAPE_MISMATCH` and `BACKEND_MISMATCH`.
 */
export function zip<F extends (...values: number[]) => Value>(
  fn: F,
): ZipOperation<Parameters<F>, ReturnType<F>>;
// From the third parameter on one may be a value or the scope, and only the function's length tells: hence `number & S`.
export function zip<
  S extends ScopeOption,
  F extends (x: number, y: number, ...rest: (number & S)[]) => Value,
>(fn: F, scope: S): ZipOperation<Values<Parameters<F>>, ReturnType<F>>;
/** For functions that say which of their values are booleans: `zip((flag: boolean, x: number) => (flag ? x : 0))`. */
export function zip<F extends (...values: never[]) => Value>(
  fn: F,
): ZipOperation<Parameters<F>, ReturnType<F>>;
export function zip<F extends (...values: never[]) => Value>(
  fn: F,
  scope: ScopeOption,
): ZipOperation<Values<Parameters<F>>, ReturnType<F>>;
export function zip(fn: (...values: never[]) => Value, scope?: ScopeOption): ZipOperation {
  const parsed = parseFunction(fn, { operation: "zip", scope });
  checkFunctionArity("zip", parsed.arity, 2, mostArguments, "map takes functions of one value");
  const run = new Elementwise(nameOf(parsed, "zip"), parsed.arity, (types) => compileMap(parsed, types));
  return callElementwise(run) as ZipOperation;
}
