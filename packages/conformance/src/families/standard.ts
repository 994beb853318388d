/**
 * The standard operations of one kernel: each as a function and as a method, over every dtype and the special
 * values. A name that core has and this table has not, or the other way round, is a failure.
 */
import * as core from "@lockstep/core";
import { type Dtype, dtypes, isFloat, operationTable, type Tensor } from "@lockstep/core";
import type { Bench } from "../framework/bench.js";
import { type Case, needDtypes } from "../framework/case.js";
import { argumentsOf, kernelOf } from "../framework/checks.js";
import { mustEqual } from "../framework/failure.js";
import { fewValues, mayBeOpenAmongSpecials, pairs, specialValues } from "../model/special-values.js";
import { type Values, vector } from "../model/values.js";
import { mustMatch } from "../oracle/compare.js";
import { type Expected, stored } from "../oracle/oracle.js";
import { resultDtype } from "./operators.js";
import { type Definition, definitions } from "./standard-definitions.js";

type Loose = (...args: unknown[]) => Tensor;

export function standardCases(): Case[] {
  const elementwise = Object.entries(definitions).flatMap(([name, definition]) =>
    dtypes
      .filter((dtype) => !(definition.integersOnly && isFloat(dtype)))
      .map((dtype): Case => {
        const result = resultDtype(definition.result, new Array<Dtype>(definition.arity).fill(dtype));
        return {
          id: `standard/${name}/${dtype}`,
          needs: [needDtypes(dtype, result)],
          run: (bench) => operate(bench, name, definition, dtype, result),
        };
      }),
  );
  return [
    ...elementwise,
    {
      id: "standard/table/complete",
      run: async () => {
        const listed = Object.entries(operationTable).flatMap(([name, row]) =>
          row.kind === "elementwise" ? [name] : [],
        );
        mustEqual(
          listed.sort(),
          Object.keys(definitions).sort(),
          "The elementwise operations that core lists",
        );
      },
    },
  ];
}

/** The operation of that name, as core exports it. */
export const operation = (name: string): Loose => (core as unknown as Record<string, Loose>)[name]!;

async function operate(
  bench: Bench,
  name: string,
  definition: Definition,
  dtype: Dtype,
  result: Dtype,
): Promise<void> {
  const inputs = inputsFor(definition.arity, dtype);
  const [first, ...rest] = inputs.map((input) => bench.tensor(input));
  const expected = expect(bench, definition, inputs, result);
  const options = { inputsAt: argumentsOf(inputs, expected), mayBeOpen: mayBeOpenAmongSpecials };
  const byFunction = bench.hold(operation(name)(first, ...rest));
  mustMatch(await bench.read(byFunction), expected, options);
  const byMethod = bench.hold((first as unknown as Record<string, Loose>)[name]!(...rest));
  mustMatch(await bench.read(byMethod), expected, options);
  const out = bench.hold(bench.device.zeros(expected.shape, { dtype: result }));
  operation(name)(first, ...rest, { out });
  mustMatch(await bench.read(out), expected, options);
}

function inputsFor(arity: 1 | 2 | 3, dtype: Dtype): Values[] {
  if (arity === 1) return [vector(dtype, specialValues[dtype])];
  const few = fewValues[dtype];
  if (arity === 2) return pairs(few, few).map((data) => vector(dtype, data));
  const [places, third] = pairs(
    [...few.keys()].flatMap((i) => few.map((_, j) => i * few.length + j)),
    few,
  );
  const at = (place: (k: number) => number) =>
    vector(
      dtype,
      places.map((k) => few[place(k)]!),
    );
  return [at((k) => Math.floor(k / few.length)), at((k) => k % few.length), vector(dtype, third)];
}

function expect(bench: Bench, definition: Definition, inputs: readonly Values[], dtype: Dtype): Expected {
  const { fn, integers, bools = integers } = definition;
  const [{ shape, data, dtype: given }] = inputs as [Values];
  const plain = isFloat(given) ? undefined : given === "bool" ? bools : integers;
  if (plain === undefined) return { ...bench.oracle.map(kernelOf(fn, inputs), inputs), dtype };
  const values = data.map((_, i) => stored(plain(...inputs.map((input) => input.data[i]!)), dtype));
  return { dtype, shape, data: values };
}
