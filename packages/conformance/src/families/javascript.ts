/**
 * The function's own meaning is JavaScript's. In float64, and without functions of the library, a compiled
 * function must therefore give, to the bit, what calling it gives; no analysed kernel and no oracle stands in
 * between.
 */
import type { Bench } from "../framework/bench.js";
import { type Case, type Need, needDtypes } from "../framework/case.js";
import { elementwise, kernelOf } from "../framework/checks.js";
import { specialValues } from "../model/special-values.js";
import { type Values, vector } from "../model/values.js";
import { mustMatch } from "../oracle/compare.js";
import { usedFunctions } from "../oracle/kernel-contents.js";
import type { Program } from "./control-flow.js";
import { branches } from "./control-flow-branches.js";
import { loops } from "./control-flow-loops.js";
import { scopes } from "./control-flow-scopes.js";
import { binaryOperators, ternaryOperators, unaryOperators } from "./operators.js";

const needExactArithmetic: Need = ({ arithmetic, flushesSubnormals }) =>
  arithmetic.ulp === 0 && !flushesSubnormals ? undefined : "its arithmetic is not that of IEEE 754";

/** Every pairing of a few dozen values, in up to three arguments. */
const first = specialValues.float64;

/**
 * Powers to a constant, which are products, and may differ from the platform's in the last bit. By name: what a minifier
 * leaves of a function does not say what was written.
 */
const powers: readonly string[] = ["square", "cube", "to-the-0", "to-the-half", "to-the-minus-1"];

export function javascriptCases(): Case[] {
  const operators = [
    ...Object.entries(unaryOperators).map(([name, operator]) => ({ ...operator, name, arity: 1 })),
    ...Object.entries(binaryOperators).map(([name, operator]) => ({ ...operator, name, arity: 2 })),
    ...Object.entries(ternaryOperators).map(([name, operator]) => ({ ...operator, name, arity: 3 })),
  ];
  const programs: Readonly<Record<string, Program>> = { ...branches, ...loops, ...scopes };
  const all = [
    ...operators.filter(({ integersOnly }) => !integersOnly),
    ...Object.entries(programs).flatMap(([name, program]) =>
      program.integersOnly ? [] : [{ ...program, name }],
    ),
  ];
  return all
    .filter(({ fn, arity, name, ...rest }) => {
      const inputs = Array.from({ length: arity }, () => vector("float64", []));
      const scope = "scope" in rest ? rest.scope : undefined;
      // What the library computes may differ from the platform, too.
      return !powers.includes(name) && usedFunctions(kernelOf(fn, inputs, scope)).length === 0;
    })
    .map((program) => ({
      id: `javascript/functions/${program.name}`,
      needs: [needDtypes("float64", "int32"), needExactArithmetic],
      run: (bench) => callItself(bench, program as Program),
    }));
}

async function callItself(bench: Bench, { fn, arity, scope }: Program): Promise<void> {
  const inputs: Values[] = Array.from({ length: arity }, (_, k) =>
    vector(
      "float64",
      first.flatMap((_value, i) =>
        first.map((_other, j) => first[(k === 0 ? i : k === 1 ? j : i + 2 * j) % first.length]!),
      ),
    ),
  );
  const result = bench.hold(elementwise(fn, arity, scope)(...inputs.map((input) => bench.tensor(input))));
  const kernel = kernelOf(fn, inputs, scope);
  const values = inputs[0]!.data.map((_, i) => {
    const args = inputs.map(({ data }) => data[i]!);
    return Number(scope === undefined ? fn(...args) : fn(...args, scope));
  });
  const expected = { dtype: kernel.dtype, shape: result.shape, data: values };
  mustMatch(await bench.read(result), expected, {
    inputsAt: (place) => inputs.map(({ data }) => data[place]!),
  });
}
