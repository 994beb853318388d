import { describe, it } from "vitest";
import { expectAccurate } from "./testing/accuracy.js";
import { between, everySize, random, rounded } from "./testing/points.js";
import { types } from "./testing/subject.js";
import type { FloatType } from "./testing/truth.js";

const mostExponent = { float32: 150, float64: 1090 } as const;

/** Every pairing of two lists, each number with both signs. */
function* pairs(xs: readonly number[], ys: readonly number[]): Generator<[number, number]> {
  for (const x of xs) {
    for (const y of ys) {
      yield [x, y];
      yield [-x, y];
      yield [x, -y];
      yield [-x, -y];
    }
  }
}

/** Two values each of every size, and of nearly the same. */
function* sizes(type: FloatType): Generator<[number, number]> {
  const next = random(11);
  const stride = type === "float32" ? 13 : 97;
  yield* pairs(everySize(type, stride, next), everySize(type, stride, next));
  for (const x of everySize(type, type === "float32" ? 1 : 5, next)) {
    const y = rounded(x * (0.3 + 1.5 * next()), type);
    if (Number.isFinite(y)) yield* pairs([x], [y]);
  }
  const unit = between([[0, 1]], 40, type, next);
  yield* pairs(unit, unit);
}

describe.each(["atan2", "hypot"] as const)("%s", (fn) => {
  it.each(types)("is within 2 ULP of the truth in %s, whatever the sizes", (type) => {
    expectAccurate(fn, type, sizes(type));
  });
});

describe("pow", () => {
  it.each(types)("is within 2 ULP of the truth in %s, from underflow to overflow", (type) => {
    const next = random(5);
    const bases = [
      ...everySize(type, type === "float32" ? 1 : 5, next),
      // Close to one, where the exponent may be huge.
      ...Array.from({ length: 400 }, (_, i) => rounded(1 + (next() - 0.5) * 2 ** -(i % 52), type)),
    ].filter((x) => x !== 1);
    const exponent = (x: number): number =>
      rounded((mostExponent[type] * (2 * next() - 1)) / Math.log2(x), type);
    const points = bases.flatMap((x) => [exponent(x), exponent(x), exponent(x)].map((y) => [x, y] as const));
    expectAccurate(
      "pow",
      type,
      points.filter(([, y]) => Number.isFinite(y)),
    );
  });

  it.each(types)("takes negative bases to whole powers, in %s", (type) => {
    const next = random(6);
    const bases = between([[-10, 0]], 100, type, next);
    expectAccurate(
      "pow",
      type,
      bases.flatMap((x) => [-7, -2, -1, 1, 2, 3, 5, 10, 31].map((y) => [x, y] as const)),
    );
  });
});
