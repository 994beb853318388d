import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EvaluatingBackend } from "../../test/evaluating-backend.js";
import { refusal } from "../../test/refusal.js";
import type { Tensor } from "../index.js";
import * as core from "../index.js";
import { elementwiseTable } from "./table.js";
import type { ElementwiseRow } from "./table-entry.js";

const device = new EvaluatingBackend();
const functions = core as unknown as Record<string, (...args: unknown[]) => Tensor>;

/** What each operation means, in JavaScript's own words: functions of doubles. */
const meanings: Record<string, (...values: number[]) => number> = {
  add: (x, y) => x + y,
  subtract: (x, y) => x - y,
  multiply: (x, y) => x * y,
  divide: (x, y) => x / y,
  floorDivide: (x, y) => Math.floor(x / y),
  fmod: (x, y) => x % y,
  remainder: (x, y) => {
    const rest = x - y * Math.floor(x / y);
    return Number.isFinite(y) ? rest : x % y;
  },
  negative: (x) => -x,
  positive: (x) => x,
  abs: Math.abs,
  sign: Math.sign,
  square: (x) => x * x,
  sqrt: Math.sqrt,
  reciprocal: (x) => 1 / x,
  floor: Math.floor,
  ceil: Math.ceil,
  round: Math.round,
  trunc: Math.trunc,
  minimum: Math.min,
  maximum: Math.max,
  relu: (x) => Math.max(x, 0),
  clip: (x, low, high) => Math.min(Math.max(x, low), high),
  equal: (x, y) => +(x === y),
  notEqual: (x, y) => +(x !== y),
  less: (x, y) => +(x < y),
  lessEqual: (x, y) => +(x <= y),
  greater: (x, y) => +(x > y),
  greaterEqual: (x, y) => +(x >= y),
  isnan: (x) => +Number.isNaN(x),
  isfinite: (x) => +Number.isFinite(x),
  isinf: (x) => +(x === Infinity || x === -Infinity),
  logicalAnd: (x, y) => +!!(x && y),
  logicalOr: (x, y) => +!!(x || y),
  logicalXor: (x, y) => +(!x !== !y),
  logicalNot: (x) => +!x,
  where: (c, x, y) => (c ? x : y),
};

const special = [0, -0, 1, -1, 0.5, -2.5, 3, -7, 1e30, -1e-30, Infinity, -Infinity, Number.NaN];
const integers = [0, 1, -1, 2, 3, -3, 5, -6, 7, 48, -1000, 2147483647, -2147483648, -2147483647];

describe("values in float64", () => {
  const cases = Object.entries(meanings).filter(([name]) => name !== "remainder");
  test.each(cases)("%s, special ones included", (name, meaning) => {
    const { length } = (elementwiseTable as Record<string, ElementwiseRow>)[name]!.fn;
    const columns = product(special, length);
    const args = columns.map((column) => device.tensor(column, { dtype: "float64" }));
    const result = functions[name]!(...args).dataSync();
    columns[0]!.forEach((_, i) => {
      const values = columns.map((column) => column[i]!);
      const wanted = length === 0 ? 0 : meaning(...values);
      expect({ values, result: result[i] }).toEqual({ values, result: wanted });
    });
  });

  test.each(Object.entries(libraryMeanings()))("%s within its domain", (name, meaning) => {
    const row = (elementwiseTable as Record<string, ElementwiseRow>)[name]!;
    const xs = [-2.5, -1, -0.75, -0.1, 0, 0.1, 0.75, 1, 2.5, 30];
    const columns = product(xs, row.fn.length);
    const args = columns.map((column) => device.tensor(column, { dtype: "float64" }));
    const result = functions[name]!(...args).dataSync();
    let compared = 0;
    columns[0]!.forEach((_, i) => {
      const values = columns.map((column) => column[i]!);
      const wanted = meaning(...values);
      const inDomain = values.every((value, k) => {
        const { min = -Infinity, max = Infinity } = row.domain?.[k] ?? {};
        return value >= min && value <= max;
      });
      expect(inDomain && Number.isNaN(wanted)).toBe(false);
      if (!inDomain) return;
      compared++;
      if (Number.isFinite(wanted)) expect(result[i]! / wanted || 1).toBeCloseTo(1, 13);
      else expect(result[i]).toBe(wanted);
    });
    expect(compared).toBeGreaterThan(2);
  });
});

function libraryMeanings(): Record<string, (...values: number[]) => number> {
  const { cbrt, hypot, exp, expm1, log, log1p, log2, log10, sin, cos, tan, asin, acos, atan, atan2 } = Math;
  const { sinh, cosh, tanh, asinh, acosh, atanh, pow } = Math;
  const named = { cbrt, hypot, exp, expm1, log, log1p, log2, log10, sin, cos, tan, asin, acos, atan, atan2 };
  return {
    ...named,
    ...{ sinh, cosh, tanh, asinh, acosh, atanh, pow },
    exp2: (x) => 2 ** x,
    sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  };
}

/** Columns that together hold every combination of `values`. */
function product(values: readonly number[], arity: number): number[][] {
  const rows = Array.from({ length: arity }).reduce<number[][]>(
    (all) => all.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
  return Array.from({ length: arity }, (_, k) => rows.map((row) => row[k]!));
}

describe("values in int32", () => {
  const [xs, ys] = product(integers, 2) as [number[], number[]];
  const x = device.tensor(xs, { dtype: "int32" });
  const y = device.tensor(ys, { dtype: "int32" });
  const wrapped = (meaning: (a: bigint, b: bigint) => bigint) =>
    xs.map((a, i) => (ys[i] === 0 ? 0 : Number(BigInt.asIntN(32, meaning(BigInt(a), BigInt(ys[i]!))))));

  test("arithmetic wraps", () => {
    expect(core.multiply(x, y).arraySync()).toEqual(xs.map((a, i) => Math.imul(a, ys[i]!)));
    expect(core.add(x, y).arraySync()).toEqual(xs.map((a, i) => (a + ys[i]!) | 0));
  });

  test("floorDivide is exact and remainder goes with it", () => {
    const floored = (a: bigint, b: bigint) => a / b - (a % b !== 0n && a < 0n !== b < 0n ? 1n : 0n);
    expect(core.floorDivide(x, y).arraySync()).toEqual(wrapped(floored));
    expect(core.remainder(x, y).arraySync()).toEqual(wrapped((a, b) => a - b * floored(a, b)));
    expect(core.fmod(x, y).arraySync()).toEqual(wrapped((a, b) => a % b));
  });

  test("floorDivide of any two integers", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 1 }), (pairs) => {
        const a = device.tensor(
          pairs.map(([v]) => v),
          { dtype: "int32" },
        );
        const b = device.tensor(
          pairs.map(([, v]) => v),
          { dtype: "int32" },
        );
        expect(core.floorDivide(a, b).arraySync()).toEqual(
          pairs.map(([v, w]) => (w === 0 ? 0 : Math.floor(v / w) | 0)),
        );
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("floorDivide of uint8", () => {
    const all = device.tensor(
      Array.from({ length: 256 }, (_, i) => i),
      { dtype: "uint8" },
    );
    expect(core.floorDivide(all, 7).dtype).toBe("uint8");
    expect(core.floorDivide(all, 7).arraySync()).toEqual(
      Array.from({ length: 256 }, (_, i) => Math.floor(i / 7)),
    );
  });

  test("bits", () => {
    expect(core.bitwiseAnd(x, y).arraySync()).toEqual(xs.map((a, i) => a & ys[i]!));
    expect(core.bitwiseOr(x, y).arraySync()).toEqual(xs.map((a, i) => a | ys[i]!));
    expect(core.bitwiseXor(x, y).arraySync()).toEqual(xs.map((a, i) => a ^ ys[i]!));
    expect(core.bitwiseInvert(x).arraySync()).toEqual(xs.map((a) => ~a));
    expect(core.bitwiseLeftShift(x, 3).arraySync()).toEqual(xs.map((a) => a << 3));
    expect(core.bitwiseRightShift(x, 3).arraySync()).toEqual(xs.map((a) => a >> 3));
  });

  test("rounding and comparison keep large integers", () => {
    expect(core.round(x).arraySync()).toEqual(xs);
    expect(core.equal(x, 2147483647).arraySync()).toEqual(xs.map((a) => a === 2147483647));
    expect(core.maximum(x, y).arraySync()).toEqual(xs.map((a, i) => Math.max(a, ys[i]!)));
  });
});

test("remainder has the divisor's sign, fmod the dividend's", () => {
  const x = device.tensor([5, -5, 5, -5, 0, -0, 6], { dtype: "float64" });
  const y = device.tensor([3, 3, -3, -3, -3, 3, -3], { dtype: "float64" });
  expect(core.remainder(x, y).arraySync()).toEqual([2, 1, -1, -2, -0, 0, -0]);
  expect(core.fmod(x, y).arraySync()).toEqual([2, -2, 2, -2, 0, -0, 0]);
  expect(
    core.remainder(device.tensor([-1, 1, 1]), device.tensor([Infinity, Infinity, 0])).arraySync(),
  ).toEqual([Infinity, 1, Number.NaN]);
});

test("bools", () => {
  const x = device.tensor([true, true, false, false]);
  const y = device.tensor([true, false, true, false]);
  expect(core.bitwiseAnd(x, y).arraySync()).toEqual([true, false, false, false]);
  expect(core.bitwiseOr(x, y).arraySync()).toEqual([true, true, true, false]);
  expect(core.bitwiseXor(x, y).arraySync()).toEqual([false, true, true, false]);
  expect(core.bitwiseInvert(x).arraySync()).toEqual([false, false, true, true]);
  expect(core.equal(x, device.tensor([1, 2, 0, 1])).arraySync()).toEqual([true, false, true, false]);
  expect(core.add(x, y).arraySync()).toEqual([2, 1, 1, 0]);
});

test("bitwise operations refuse floats by name", () => {
  const x = device.tensor([1]);
  expect(() => core.bitwiseAnd(x, 1)).toThrow(refusal("DTYPE_MISMATCH"));
  expect(() => core.bitwiseOr(device.tensor([1], { dtype: "int32" }), 0.5)).toThrow(
    /bitwiseOr .* a fraction/,
  );
});
