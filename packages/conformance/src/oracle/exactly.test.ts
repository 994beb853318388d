/** The judge and core's evaluator were written apart; on random kernels they must agree. */
import { evaluator, type Kernel, type ValueType } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kernelArbitrary } from "../families/random-kernels.js";
import { specialValues } from "../model/special-values.js";
import { exactly } from "./exactly.js";
import { walk } from "./walk.js";

const signatures: readonly (readonly ValueType[])[] = [
  ["float32", "float32"],
  ["float64", "float64"],
  ["int32", "int32"],
  ["float32", "int32", "bool"],
];

describe("the judge agrees with core's evaluator", () => {
  test.each(signatures.map((given) => ({ given })))("on kernels of $given", ({ given }) => {
    const values = fc.tuple(...given.map((type) => fc.constantFrom(...specialValues[type])));
    fc.assert(fc.property(kernelArbitrary(given), fc.array(values, { minLength: 8, maxLength: 8 }), agree), {
      seed: 2024,
      numRuns: 150,
    });
  });
});

function agree(kernel: Kernel, rows: readonly (readonly number[])[]): void {
  const expanded = expandLibrary(kernel);
  const evaluate = evaluator(expanded);
  for (const row of rows) expect(walk(expanded, exactly, row)).toBe(evaluate(...row));
}
