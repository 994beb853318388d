/**
 * Numbers where tensors may stand. They are weak: they take the dtype of what they meet, and only a fraction
 * (or a whole number out of range) makes floats of integers.
 */
import { type Dtype, dtypes } from "@lockstep/core";
import { type Case, needDtypes } from "../framework/case.js";
import { checkElementwise } from "../framework/checks.js";
import { fewValues, mayBeOpenAmongSpecials } from "../model/special-values.js";
import { vector } from "../model/values.js";
import { binaryOperators, type Operator, resultDtype, takes } from "./operators.js";

const numbers = { "2": 2, "minus-3": -3, "0.5": 0.5 };

export function numberCases(): Case[] {
  return Object.entries(binaryOperators).flatMap(([name, operator]) =>
    dtypes.flatMap((dtype) =>
      Object.entries(numbers)
        .filter(([, number]) => takes(operator, [dtype, number]))
        .flatMap(([label, number]) => [
          numberCase(`numbers/${name}/${dtype}-${label}`, operator, dtype, number, "right"),
          numberCase(`numbers/${name}/${label}-${dtype}`, operator, dtype, number, "left"),
        ]),
    ),
  );
}

const isInteger = (dtype: Dtype): boolean => dtype !== "float32" && dtype !== "float64";

function numberCase(
  id: string,
  { fn, result }: Operator,
  dtype: Dtype,
  number: number,
  side: "left" | "right",
): Case {
  // A function of integers makes one of any number, so that does not count among the dtypes that meet.
  const expected = resultDtype(result, [result === "integer" ? dtype : withNumber(dtype, number)]);
  return {
    id,
    needs: [needDtypes(dtype, expected)],
    run: (bench) => {
      const values = vector(dtype, fewValues[dtype]);
      return checkElementwise(bench, {
        fn,
        inputs: side === "right" ? [values, number] : [number, values],
        dtype: expected,
        mayBeOpen: mayBeOpenAmongSpecials,
      });
    },
  };
}

/** The dtype in which a tensor and a number meet. */
function withNumber(dtype: Dtype, number: number): Dtype {
  if (!isInteger(dtype)) return dtype;
  if (!Number.isInteger(number)) return "float32";
  return dtype === "bool" ? "int32" : dtype;
}
