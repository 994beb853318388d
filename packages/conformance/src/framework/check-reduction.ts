/** The check of a reduction: run it through `reduce`, and hold each result against the oracle. */
import {
  type ArgumentType,
  compileReduction,
  type Dtype,
  parseFunction,
  type Reduction,
  reduce,
  type Scope,
  type Tensor,
} from "@lockstep/core";
import type { PersonsFunction } from "../families/operators.js";
import { sample } from "../model/samples.js";
import { mustMatch } from "../oracle/compare.js";
import { type Given, shapeOf } from "../oracle/oracle.js";
import type { Bench } from "./bench.js";
import { argumentType } from "./checks.js";

/** What a person hands to `reduce`. */
export interface Reducing {
  /** `(acc, …elements) → acc`. */
  readonly fn: PersonsFunction;
  readonly init: number | boolean;
  readonly scope?: Scope;
  readonly associative?: true;
  /** Ordinary data for it; `sample` if not given. */
  readonly data?: typeof sample;
}

export interface ReductionCheck extends Reducing {
  readonly inputs: readonly Given[];
  /** All axes, if none are given. */
  readonly axes?: readonly number[];
  readonly keepdims?: boolean;
  /** The dtype that the result must have; what core infers if not given. */
  readonly dtype?: Dtype;
  readonly mayBeOpen?: number;
}

export async function checkReduction(bench: Bench, check: ReductionCheck): Promise<void> {
  const { inputs, axes = shapeOf(check.inputs).map((_, d) => d), keepdims = false, dtype, mayBeOpen } = check;
  const given = inputs.map((input) => (typeof input === "number" ? input : bench.tensor(input)));
  const options = { ...(check.axes === undefined ? {} : { axis: check.axes }), keepdims };
  const result = bench.hold(reducer(check)(...given, options));
  const expected = bench.oracle.reduce(reductionOf(check, inputs.map(argumentType)), inputs, axes, {
    keepdims,
  });
  mustMatch(
    await bench.read(result),
    dtype === undefined ? expected : { ...expected, dtype },
    mayBeOpen === undefined ? {} : { mayBeOpen },
  );
}

/** The operation that a person would make. */
export function reducer({ fn, init, scope, associative }: Reducing): (...args: readonly unknown[]) => Tensor {
  const settings = { ...(scope ? { scope } : {}), ...(associative ? { associative } : {}) };
  return (reduce as (...args: unknown[]) => (...args: readonly unknown[]) => Tensor)(fn, init, settings);
}

/** What core makes of it for inputs of these types. */
export function reductionOf(
  { fn, init, scope, associative }: Reducing,
  types: readonly ArgumentType[],
): Reduction {
  const parsed = parseFunction(fn, { operation: "reduce", ...(scope ? { scope } : {}) });
  return compileReduction(parsed, types, init, associative ? { associative } : {});
}

/** Ordinary data for a reduction. */
export const dataFor = (
  { data = sample }: Reducing,
  ...args: Parameters<typeof sample>
): ReturnType<typeof sample> => data(...args);
