/** `map`: every unary operator and function × every dtype × the values at which they go wrong. */
import { type Dtype, dtypes } from "@lockstep/core";
import { type Case, needDtypes } from "../framework/case.js";
import { mustRefuse } from "../framework/check-refusal.js";
import { checkElementwise, elementwise } from "../framework/checks.js";
import { sample } from "../model/samples.js";
import { mayBeOpenAmongSpecials, specialValues } from "../model/special-values.js";
import { vector } from "../model/values.js";
import { type Operator, resultDtype, takes, unaryOperators } from "./operators.js";

export function mapCases(): Case[] {
  return Object.entries(unaryOperators).flatMap(([name, operator]) =>
    dtypes.map((dtype) =>
      takes(operator, [dtype]) ? valueCase(name, operator, dtype) : refusalCase(name, operator, dtype),
    ),
  );
}

function valueCase(name: string, { fn, result }: Operator, dtype: Dtype): Case {
  const expected = resultDtype(result, [dtype]);
  return {
    id: `map/${name}/${dtype}`,
    needs: [needDtypes(dtype, expected)],
    run: (bench) =>
      checkElementwise(bench, {
        fn,
        inputs: [vector(dtype, specialValues[dtype])],
        dtype: expected,
        mayBeOpen: mayBeOpenAmongSpecials,
      }),
  };
}

function refusalCase(name: string, { fn }: Operator, dtype: Dtype): Case {
  return {
    id: `map/${name}/${dtype}-refused`,
    needs: [needDtypes(dtype)],
    run: async (bench) => {
      const x = bench.tensor(sample(dtype, [3]));
      mustRefuse(() => elementwise(fn, 1)(x), { code: "KERNEL_TYPE" });
    },
  };
}
