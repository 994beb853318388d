/** `reduce`: a person's function of an accumulator and an element, along axes of a tensor. */
import type { Reduction } from "../backend/reduction.js";
import { LockstepError } from "../errors/lockstep-error.js";
import { compileReduction, parseFunction } from "../kernel/index.js";
import { mostArguments } from "./argument-types.js";
import { checkFunctionArity } from "./arity.js";
import { callReducer } from "./callable.js";
import { nameOf } from "./naming.js";
import { describe } from "./operands.js";
import type { ReduceOperation, ScopeOption } from "./operation-types.js";
import { Reducer } from "./reduction.js";
import type { Compile } from "./specialisations.js";

type Value = number | boolean;
type Widened<Init> = Init extends boolean ? boolean : number;

/** The values of a reduction's function: not the accumulator, and not the scope. */
type Elements<Parameters extends readonly unknown[]> = Parameters extends readonly [unknown, ...infer E]
  ? E
  : number[];
type ScopedElements<Parameters extends readonly unknown[]> = Parameters extends readonly [
  unknown,
  ...infer E,
  unknown,
]
  ? E
  : never;

/** What `reduce` may be told beyond the function and the initial value. */
export interface ReduceSettings {
  /**
   * A promise that the function is associative, so that it may be combined in a tree. It is checked on samples
   * (`REDUCE_ASSOCIATIVE`). Sums, products, minima, maxima and logical or bitwise and / or / xor are recognised
   * without it; any other function folds strictly from left to right.
   */
  readonly associative?: boolean;
}

/**
 * An operation that reduces by `acc = fn(acc, x)`, beginning with `init`.
 *
 * ```ts
 * const sum = reduce((acc, x) => acc + x, 0);
 * const dot = reduce((acc, x, y) => acc + x * y, 0);
 * const horner = reduce((acc, c, { at }) => acc * at + c, 0, { scope: { at: 0.5 } });
 * sum(x, { axis: 1, keepdims: true });
 * dot(x, y);
 * ```
 *
 * The scope is one of the settings, not an argument of its own, so that `{ associative: true }` can never be taken
 * for one. The function may take several elements; the operation then takes as many arguments, which broadcast, and
 * `axis` is an axis of the shape they broadcast to. Throws `KERNEL_*`, `REDUCE_INIT` and `ARGUMENT_INVALID` at once,
 * and the operation `AXIS_RANGE`, `REDUCE_ASSOCIATIVE` and what operations of `zip` throw.
 */
export function reduce<
  Init extends Value,
  F extends (acc: Widened<Init>, x: number, ...rest: number[]) => Value,
>(fn: F, init: Init, settings?: ReduceSettings): ReduceOperation<Elements<Parameters<F>>, Widened<Init>>;
export function reduce<
  Init extends Value,
  S extends ScopeOption,
  F extends (acc: Widened<Init>, x: number, ...rest: (number & S)[]) => Value,
>(
  fn: F,
  init: Init,
  settings: ReduceSettings & { readonly scope: S },
): ReduceOperation<ScopedElements<Parameters<F>>, Widened<Init>>;
/** For functions that say which of their values are booleans. */
export function reduce<Init extends Value, F extends (...values: never[]) => Value>(
  fn: F,
  init: Init,
  settings?: ReduceSettings,
): ReduceOperation<Elements<Parameters<F>>, Widened<Init>>;
export function reduce<Init extends Value, F extends (...values: never[]) => Value>(
  fn: F,
  init: Init,
  settings: ReduceSettings & { readonly scope: ScopeOption },
): ReduceOperation<ScopedElements<Parameters<F>>, Widened<Init>>;
export function reduce(
  fn: (...values: never[]) => Value,
  init: Value,
  settings?: ReduceSettings & { readonly scope?: ScopeOption },
): ReduceOperation {
  const { scope, associative = false } = checkSettings(settings);
  const parsed = parseFunction(fn, { operation: "reduce", scope });
  checkFunctionArity(
    "reduce",
    parsed.arity,
    2,
    mostArguments + 1,
    "Write (acc, x) => …: it takes the accumulator first",
  );
  checkInit(init);
  const name = nameOf(parsed, "reduce");
  const compile: Compile<Reduction> = (types) => compileReduction(parsed, types, init, { associative });
  return callReducer(new Reducer(name, parsed.arity - 1, compile)) as ReduceOperation;
}

function checkSettings(settings: unknown): ReduceSettings & { readonly scope?: ScopeOption } {
  if (settings === undefined || settings === null) return {};
  if (typeof settings !== "object") {
    throw new LockstepError("ARGUMENT_INVALID", {
      cause: `The third argument of reduce is ${describe(settings)}`,
      mend: "Write reduce(fn, init, { scope, associative })",
    });
  }
  for (const [name, value] of Object.entries(settings)) {
    if (name === "scope" || (name === "associative" && typeof value === "boolean")) continue;
    throw new LockstepError("ARGUMENT_INVALID", {
      cause: name === "associative" ? `associative is ${describe(value)}` : `reduce has no setting '${name}'`,
      mend:
        name === "associative"
          ? "Use true or false"
          : `Write reduce(fn, init, { scope, associative }); if '${name}' is for the function: { scope: { ${name} } }`,
    });
  }
  return settings;
}

function checkInit(init: unknown): void {
  if (typeof init === "number" || typeof init === "boolean") return;
  throw new LockstepError("REDUCE_INIT", {
    cause: `reduce was given ${describe(init)} as its initial value`,
    mend: "Give a number or a boolean: reduce((acc, x) => acc + x, 0)",
  });
}
