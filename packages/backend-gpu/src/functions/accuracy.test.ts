/** The promise of 2 ULP, held on a sample; the README tells how its figures were found. */
import { evaluator, type Kernel, type LibraryFunction } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { flushing } from "./testing/flushing.js";
import { anyBits, around, random, upTo } from "./testing/points.js";
import { cardKernel, native, ofOne } from "./testing/subject.js";
import { ulpsOff } from "./testing/truth.js";

const pi = Math.PI;

/** Where a function turns, or its method changes; and up to which size it is tried evenly. */
const plans: Readonly<
  Partial<Record<LibraryFunction, { places: readonly number[]; sizes: readonly number[] }>>
> = {
  acos: { places: [0.5, 1, 1e-8], sizes: [1, 0.51] },
  acosh: { places: [1, 1.41, 1e9, 1e30], sizes: [3, 100] },
  asin: { places: [0.5, 1, 2 ** -12], sizes: [1, 0.51] },
  asinh: { places: [2 ** -12, 0.41, 1, 1e9], sizes: [1, 5] },
  atan: { places: [0.5, 1, 2, 1e30], sizes: [1, 5] },
  atanh: { places: [0.5, 1, 2 ** -12], sizes: [1, 0.6] },
  cbrt: { places: [1, 2, 4, 8, 2 ** -126], sizes: [10, 1000] },
  cos: { places: [pi / 4, pi / 2, pi, 4000, 1e22], sizes: [10, 4000, 1e6] },
  cosh: { places: [1, 87, 89.4], sizes: [2, 90] },
  exp: { places: [0.3466, 87, 88.72284, 87.33655, 110], sizes: [1, 110] },
  expm1: { places: [0.3466, 2 ** -25, 17.3, 87, 88.72284], sizes: [0.5, 2, 90] },
  log: { places: [1, Math.SQRT2, Math.SQRT1_2, 2 ** -126], sizes: [2, 1000] },
  log10: { places: [1, 10, 1000, Math.SQRT2], sizes: [2, 1000] },
  log1p: { places: [1, 0.29, 0.41, 2 ** -25, 2 ** 24, 2 ** 60], sizes: [1, 10] },
  log2: { places: [1, 8, Math.SQRT2, Math.SQRT1_2], sizes: [2, 1000] },
  sin: { places: [pi / 4, pi / 2, pi, 2 ** -12, 4000, 1e22], sizes: [10, 4000, 1e6] },
  sinh: { places: [1, 87, 89.4, 2 ** -12], sizes: [2, 90] },
  tan: { places: [pi / 4, pi / 2, pi, 2 ** -12, 4000, 1e22], sizes: [10, 4000, 1e6] },
  tanh: { places: [0.55, 9.02, 10, 2 ** -12], sizes: [1, 10] },
};

/** Float32 values next to multiples of π/2. */
const nearMultiples = [
  7.729178919452902e28, 21999384576.0, 1.5458357838905804e29, 43998769152.0, 252.89820861816406,
  4.638183382783466e25, 1522788990976.0, 8.11762663906456e22, 4.3865578967101227e33, 42781604.0,
  4.71238899230957, 1.0341291951386403e27,
];

function pointsOf(fn: LibraryFunction): number[] {
  const { places, sizes } = plans[fn]!;
  const next = random(places.length * 7919);
  return [
    ...anyBits(14_000, next),
    ...around(places, 200, next),
    ...around(nearMultiples, 0, next),
    ...sizes.flatMap((size) => upTo(size, 3000, next)),
  ];
}

describe.each(ofOne)("%s on a card", (fn) => {
  const kernel = cardKernel(fn);
  const points = pointsOf(fn);

  function expectAccurate(subject: Kernel, tried: readonly number[]): void {
    const compute = evaluator(subject);
    const off = tried.filter((x) => !(ulpsOff(native(fn), [x], compute(x)) <= 2));
    expect(off.slice(0, 5).map((x) => [x, compute(x), native(fn)(x)])).toEqual([]);
  }

  it("is within 2 ULP of the truth", () => {
    expect(points.length).toBeGreaterThan(20_000);
    expectAccurate(kernel, points);
  });

  it("is so where every operation flushes subnormals", () => {
    expectAccurate(
      flushing(kernel),
      points.filter((_, i) => i % 7 === 0),
    );
  });
});
