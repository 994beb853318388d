/**
 * `zip`: every operator and function of two and three values, over every pair of dtypes and over numbers in
 * place of tensors. Where both dtypes are one, every pair of special values is tried.
 */
import { type Dtype, dtypes } from "@lockstep/core";
import { type Case, needDtypes } from "../framework/case.js";
import { mustRefuse } from "../framework/check-refusal.js";
import { checkElementwise, elementwise } from "../framework/checks.js";
import { sample } from "../model/samples.js";
import { fewValues, mayBeOpenAmongSpecials, pairs, specialValues } from "../model/special-values.js";
import { vector } from "../model/values.js";
import { binaryOperators, type Operator, resultDtype, takes, ternaryOperators } from "./operators.js";

export function zipCases(): Case[] {
  const binary = Object.entries(binaryOperators).flatMap(([name, operator]) =>
    dtypes.flatMap((first) =>
      dtypes.map((second) =>
        takes(operator, [first, second])
          ? pairCase(name, operator, first, second)
          : refusalCase(name, operator, first, second),
      ),
    ),
  );
  const ternary = Object.entries(ternaryOperators).flatMap(([name, operator]) =>
    dtypes.flatMap((dtype) => [
      tripleCase(name, operator, [dtype, dtype, dtype]),
      mixedCase(name, operator, dtype),
    ]),
  );
  return [...binary, ...ternary, ...arityCases()];
}

function pairCase(name: string, { fn, result }: Operator, first: Dtype, second: Dtype): Case {
  const dtype = resultDtype(result, [first, second]);
  return {
    id: `zip/${name}/${first}-${second}`,
    needs: [needDtypes(first, second, dtype)],
    run: (bench) => {
      const values = first === second ? specialValues : fewValues;
      const [a, b] = pairs(values[first], values[second]);
      return checkElementwise(bench, {
        fn,
        inputs: [vector(first, a), vector(second, b)],
        dtype,
        mayBeOpen: mayBeOpenAmongSpecials,
      });
    },
  };
}

function refusalCase(name: string, { fn }: Operator, first: Dtype, second: Dtype): Case {
  return {
    id: `zip/${name}/${first}-${second}-refused`,
    needs: [needDtypes(first, second)],
    run: async (bench) => {
      const [x, y] = [bench.tensor(sample(first, [3])), bench.tensor(sample(second, [3]))];
      mustRefuse(() => elementwise(fn, 2)(x, y), { code: "KERNEL_TYPE" });
    },
  };
}

function tripleCase(name: string, { fn, result }: Operator, given: readonly [Dtype, Dtype, Dtype]): Case {
  const dtype = resultDtype(result, given);
  return {
    id: `zip/${name}/${given.join("-")}`,
    needs: [needDtypes(...given, dtype)],
    run: (bench) => {
      const [first, second, third] = given;
      const [ab, c] = pairs(
        pairs(fewValues[first], fewValues[second])[0].map((_, i) => i),
        fewValues[third],
      );
      const [a, b] = pairs(fewValues[first], fewValues[second]);
      const inputs = [
        vector(
          first,
          ab.map((i) => a[i]!),
        ),
        vector(
          second,
          ab.map((i) => b[i]!),
        ),
        vector(third, c),
      ];
      return checkElementwise(bench, { fn, inputs, dtype, mayBeOpen: mayBeOpenAmongSpecials });
    },
  };
}

/** A condition of bool with two values of another dtype; and for the rest, whatever follows in the chain. */
function mixedCase(name: string, operator: Operator, dtype: Dtype): Case {
  const next = dtypes[(dtypes.indexOf(dtype) + 1) % dtypes.length]!;
  return tripleCase(name, operator, [next, dtype, dtype]);
}

/** As many values as one likes: each must arrive at its own place. */
function arityCases(): Case[] {
  const functions = {
    4: (a: number, b: number, c: number, d: number) => a - 2 * b + 3 * c - 5 * d,
    5: (a: number, b: number, c: number, d: number, e: number) => a - 2 * b + 3 * c - 5 * d + 7 * e,
    6: (a: number, b: number, c: number, d: number, e: number, f: number) =>
      a - 2 * b + 3 * c - 5 * d + 7 * e - 11 * f,
    8: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number) =>
      a - 2 * b + 3 * c - 5 * d + 7 * e - 11 * f + 13 * g - 17 * h,
  };
  return Object.entries(functions).flatMap(([arity, fn]) =>
    (["int32", "float32"] as const).map((dtype) => ({
      id: `zip/arity-${arity}/${dtype}`,
      needs: [needDtypes(dtype)],
      run: (bench) =>
        checkElementwise(bench, {
          fn,
          inputs: Array.from({ length: Number(arity) }, (_, k) =>
            vector(
              dtype,
              [1, 10, -3, 0].map((x) => x + k * k),
            ),
          ),
        }),
    })),
  );
}
