import { evaluator, type Kernel } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { flushing } from "./testing/flushing.js";
import { anyBits, random, upTo } from "./testing/points.js";
import { cardKernel, native, ofTwo } from "./testing/subject.js";
import { ulpsOff } from "./testing/truth.js";

type Pair = readonly [number, number];

/** Any two numbers, two of about one size, and two of everyday sizes. */
function sides(): Pair[] {
  const next = random(11);
  const xs = anyBits(14_000, next);
  const sizes = upTo(3, 5000, next);
  return [
    ...xs.map((x, i): Pair => [x, xs[xs.length - 1 - i]!]),
    ...sizes.map((size, i): Pair => [xs[i]!, Math.fround(xs[i]! * size)]),
    ...sizes.map((size, i): Pair => [size, sizes[sizes.length - 1 - i]!]),
  ];
}

/** Powers from underflow to overflow, of bases of any size and of such as are close to one; whole powers; any two. */
function powers(): Pair[] {
  const next = random(5);
  const xs = anyBits(14_000, next);
  const exponents = upTo(150, xs.length, next);
  const reached = (x: number, i: number): Pair => [x, Math.fround(exponents[i]! / Math.log2(Math.abs(x)))];
  const close = xs.slice(0, 4000).map((_, i) => Math.fround(1 + (next() / 2 ** 31) * 2 ** -(i % 24)));
  return [
    ...xs.map(reached),
    ...close.map(reached),
    ...upTo(10, 2000, next).map((x, i): Pair => [x, (i % 41) - 20]),
    ...xs.slice(0, 1000).map((x, i): Pair => [x, xs[xs.length - 1 - i]!]),
  ];
}

describe.each(ofTwo)("%s on a card", (fn) => {
  const kernel = cardKernel(fn);
  const points = fn === "pow" ? powers() : sides();

  function expectAccurate(subject: Kernel, tried: readonly Pair[]): void {
    const compute = evaluator(subject);
    const off = tried.filter(([x, y]) => !(ulpsOff(native(fn), [x, y], compute(x, y)) <= 2));
    expect(off.slice(0, 5).map(([x, y]) => [x, y, compute(x, y), native(fn)(x, y)])).toEqual([]);
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
