/** `map`: a person's function of one value, over every element of a tensor. */
import { compileMap, parseFunction } from "../kernel/index.js";
import { checkFunctionArity } from "./arity.js";
import { callElementwise } from "./callable.js";
import { Elementwise } from "./elementwise.js";
import { nameOf } from "./naming.js";
import type { MapOperation, ScopeOption } from "./operation-types.js";

type Value = number | boolean;

/**
 * An operation that applies `fn` to each element. It belongs to no backend: it is compiled on its first call for each
 * dtype, and runs where its argument lives.
 *
 * ```ts
 * const sigmoid = map((x) => 1 / (1 + Math.exp(-x)));
 * const scaled = map((x, { k }) => k * x, { k: 3 });
 * sigmoid(x, { out: x });
 * ```
 *
 * `fn` is written in the kernel language; what it needs from around it comes in `scope`, which it takes as its last,
 * destructured parameter. Throws `KERNEL_*` at once for what can be known without dtypes.
 *
 * The operation takes a tensor of any shape and gives one of that shape. It throws `KERNEL_*` for what depends on
 * dtypes, and `ARGUMENT_INVALID`, `DISPOSED`, and for `out` `SHAPE_MISMATCH`, `DTYPE_MISMATCH`, `OUT_OVERLAP`,
 * `BACKEND_MISMATCH`.
 */
export function map<Result extends Value>(fn: (x: number) => Result): MapOperation<Result>;
export function map<Result extends Value, S extends ScopeOption>(
  fn: (x: number, scope: S) => Result,
  scope: S,
): MapOperation<Result>;
/** For functions that say their value is a boolean: `map((flag: boolean) => !flag)`. */
export function map<Result extends Value>(fn: (x: never) => Result): MapOperation<Result>;
export function map<Result extends Value, S extends ScopeOption>(
  fn: (x: never, scope: S) => Result,
  scope: S,
): MapOperation<Result>;
export function map(fn: (...values: never[]) => Value, scope?: ScopeOption): MapOperation {
  const parsed = parseFunction(fn, { operation: "map", scope });
  checkFunctionArity("map", parsed.arity, 1, 1, "zip takes functions of several values");
  const run = new Elementwise(nameOf(parsed, "map"), 1, (types) => compileMap(parsed, types));
  return callElementwise(run) as MapOperation;
}
