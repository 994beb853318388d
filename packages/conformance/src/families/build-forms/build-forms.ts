/**
 * Build forms: what minifiers and compilers make of a function must mean what the function meant. The texts
 * are those that the tools gave, recorded (`recorded-forms.json`; a test takes the originals through the
 * tools again and compares), so that the suite needs none of the tools where it runs.
 */
import type { Dtype, Scope } from "@lockstep/core";
import type { Bench } from "../../framework/bench.js";
import { type Case, needCodeGeneration, needDtypes } from "../../framework/case.js";
import { elementwise, kernelOf } from "../../framework/checks.js";
import { pairs } from "../../model/special-values.js";
import { type Values, vector } from "../../model/values.js";
import { mustMatch } from "../../oracle/compare.js";
import type { PersonsFunction } from "../operators.js";
import { type Original, originals } from "./originals.js";
import recorded from "./recorded-forms.json";
import { revive } from "./revive.js";

const tested: readonly Dtype[] = ["float32", "float64", "int32"];
const elements = [0, 1, 2, 3, -1, -7, 12, 150];

export function buildFormCases(): Case[] {
  return Object.entries<Record<string, string>>(recorded).flatMap(([tool, texts]) =>
    Object.entries(texts).flatMap(([name, text]) =>
      tested.map((dtype) => ({
        id: `build-forms/${tool}/${name}-${dtype}`,
        needs: [needDtypes(dtype, "float32", "int32"), needCodeGeneration],
        run: (bench) => runForm(bench, originals[name]!, text, dtype),
      })),
    ),
  );
}

async function runForm(bench: Bench, original: Original, text: string, dtype: Dtype): Promise<void> {
  const fractions = dtype === "int32" ? elements : [...elements, 0.5, -2.75];
  const given = original.arity === 1 ? [fractions] : pairs(fractions, fractions);
  const inputs: Values[] = given.map((data) => vector(dtype, data));
  const scope = original.scope as Scope | undefined;
  const operation = elementwise(revive(text), original.arity, scope);
  const result = bench.hold(operation(...inputs.map((input) => bench.tensor(input))));
  mustMatch(
    await bench.read(result),
    bench.oracle.map(kernelOf(original.fn as PersonsFunction, inputs, scope), inputs),
    {
      inputsAt: (place) => inputs.map(({ data }) => data[place]!),
    },
  );
}
