/**
 * The checks that most cases are made of: run a person's function through an operation, and hold the result
 * against the oracle. The kernel that the oracle judges by is compiled here afresh, from the same function.
 */
import {
  type ArgumentType,
  compileMap,
  type Dtype,
  type Kernel,
  map,
  parseFunction,
  type Scope,
  type Tensor,
  zip,
} from "@lockstep/core";
import type { PersonsFunction } from "../families/operators.js";
import { broadcast } from "../model/values.js";
import { mustMatch } from "../oracle/compare.js";
import { type Expected, type Given, shapeOf } from "../oracle/oracle.js";
import type { Bench } from "./bench.js";

export interface ElementwiseCheck {
  readonly fn: PersonsFunction;
  /** What each value of the function is taken from. */
  readonly inputs: readonly Given[];
  readonly scope?: Scope;
  /** The dtype that the result must have; what core infers if not given. */
  readonly dtype?: Dtype;
  /** See `CompareOptions`. */
  readonly mayBeOpen?: number;
}

/** Runs `map` (of one input) or `zip` (of several) and compares every element. */
export async function checkElementwise(bench: Bench, check: ElementwiseCheck): Promise<void> {
  const { fn, inputs, scope, dtype, mayBeOpen } = check;
  const given = inputs.map((input) => (typeof input === "number" ? input : bench.tensor(input)));
  const result = bench.hold(elementwise(fn, given.length, scope)(...given));
  const expected = bench.oracle.map(kernelOf(fn, inputs, scope), inputs);
  mustMatch(await bench.read(result), dtype === undefined ? expected : { ...expected, dtype }, {
    inputsAt: argumentsOf(inputs, expected),
    ...(mayBeOpen === undefined ? {} : { mayBeOpen }),
  });
}

/** The operation that a person would make of `fn`, which takes `arity` values. */
export function elementwise(
  fn: PersonsFunction,
  arity: number,
  scope?: Scope,
): (...args: readonly unknown[]) => Tensor {
  const operation = arity === 1 ? map : zip;
  return (operation as (...args: unknown[]) => (...args: readonly unknown[]) => Tensor)(fn, scope);
}

/** The kernel that core makes of `fn` for inputs like these. */
export const kernelOf = (fn: PersonsFunction, inputs: readonly Given[], scope?: Scope): Kernel =>
  compileMap(
    parseFunction(fn, { operation: inputs.length === 1 ? "map" : "zip", ...(scope ? { scope } : {}) }),
    inputs.map(argumentType),
  );

/** How core types an input: tensors by their dtype, numbers as weak. */
export function argumentType(input: Given): ArgumentType {
  if (typeof input !== "number") return input.dtype;
  return (input | 0) === input ? "weak-int" : "weak-float";
}

/** What the function was given at a place of the result. */
export function argumentsOf(inputs: readonly Given[], expected: Expected): (place: number) => number[] {
  const shape = shapeOf(inputs);
  const sameShape = shape.join() === expected.shape.join();
  const aligned = inputs.map((input) => (typeof input === "number" ? input : broadcast(input, shape)));
  return (place) =>
    sameShape ? aligned.map((input) => (typeof input === "number" ? input : input.data[place]!)) : [];
}
