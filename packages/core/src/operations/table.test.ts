import { describe, expect, test } from "vitest";
import { EvaluatingBackend } from "../../test/evaluating-backend.js";
import { type Dtype, dtypes, isFloat } from "../dtype/dtype.js";
import { promote } from "../dtype/promotion.js";
import * as core from "../index.js";
import { operationTable, type Tensor } from "../index.js";
import { elementwiseTable, reductionTable } from "./table.js";
import type { ElementwiseRow, ResultRule } from "./table-entry.js";

const device = new EvaluatingBackend();
const functions = core as unknown as Record<string, (...args: unknown[]) => Tensor>;

/** What a rule says, spelt out a second time. */
function dtypeBy(rule: ResultRule, promoted: Dtype): Dtype {
  if (rule === "bool") return "bool";
  if (rule === "index") return "int32";
  if (rule === "same" || rule === "chosen") return promoted;
  if (rule === "float") return isFloat(promoted) ? promoted : "float32";
  if (promoted === "bool" || (rule === "sum" && promoted === "uint8")) return "int32";
  return promoted;
}

/** A value of any dtype within every domain of the table, or nearly. */
const one = (dtype: Dtype): Tensor => device.ones([2], { dtype });

const combinations = (arity: number): Dtype[][] =>
  Array.from({ length: arity }).reduce<Dtype[][]>(
    (all) => all.flatMap((list) => dtypes.map((dtype) => [...list, dtype])),
    [[]],
  );

describe("every row", () => {
  test.each(Object.keys(operationTable))("%s exists as a function and as a method", (name) => {
    expect(functions[name]).toBeTypeOf("function");
    expect(functions[name]!.name).toBe(name);
    expect((one("float32") as unknown as Record<string, unknown>)[name]).toBeTypeOf("function");
  });

  test.each(Object.entries(operationTable))("%s says what it is in a sentence", (_, row) => {
    expect(row.doc).toMatch(/^\S.*[.]$/);
  });

  test.each(Object.entries(elementwiseTable as Record<string, ElementwiseRow>))(
    "%s gives the dtype that its row says, for all dtypes",
    (name, row) => {
      const expected: Record<string, Dtype> = {};
      const found: Record<string, Dtype> = {};
      for (const list of combinations(row.fn.length)) {
        if (row.integersOnly && list.some(isFloat)) continue;
        const counted = row.result === "chosen" ? list.slice(1) : list;
        expected[list.join()] = dtypeBy(row.result, counted.reduce(promote));
        found[list.join()] = functions[name]!(...list.map(one)).dtype;
      }
      expect(found).toEqual(expected);
    },
  );

  test.each(Object.entries(reductionTable))(
    "%s gives the dtype that its row says, for all dtypes",
    (name, row) => {
      for (const dtype of dtypes) expect(functions[name]!(one(dtype)).dtype).toBe(dtypeBy(row.result, dtype));
    },
  );

  test.each(["mean", "var", "std", "argmin", "argmax", "cumsum", "softmax"])("%s does as well", (name) => {
    for (const dtype of dtypes) {
      expect(functions[name]!(one(dtype)).dtype).toBe(dtypeBy(operationTable[name]!.result, dtype));
    }
  });

  test("methods do what functions do", () => {
    const x = device.tensor([-1.5, 0.5, 2]);
    expect(x.abs().arraySync()).toEqual(core.abs(x).arraySync());
    expect(x.add(1).arraySync()).toEqual([-0.5, 1.5, 3]);
    expect(x.clip(0, 1).arraySync()).toEqual([0, 0.5, 1]);
    expect(x.greater(0).where(x, 0).arraySync()).toEqual([0, 0.5, 2]);
    expect(x.sum({ axis: 0, keepdims: true }).arraySync()).toEqual([1]);
    expect(x.var({ correction: 1 }).item()).toBeCloseTo(3.0833, 3);
    expect(x.concat([x], { axis: 0 }).shape).toEqual([6]);
    expect(x.stack([x, x]).shape).toEqual([3, 3]);
    const out = device.zeros([3]);
    expect(x.multiply(2, { out })).toBe(out);
    expect(x.negative({ out })).toBe(out);
    expect(out.arraySync()).toEqual([1.5, -0.5, -2]);
  });
});
