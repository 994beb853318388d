import { describe, it } from "vitest";
import type { LibraryFunction } from "../kernel/functions.js";
import { expectAccurate } from "./testing/accuracy.js";
import { around, between, everySize, random } from "./testing/points.js";
import { types } from "./testing/subject.js";

interface Plan {
  /** Where the function turns, or its method changes: tried with the nearest numbers on both sides. */
  readonly places: readonly number[];
  readonly ranges: readonly (readonly [number, number])[];
  /** Where the function has finite values or overflows; everywhere unless said. */
  readonly domain?: (x: number) => boolean;
}

const positive = (x: number): boolean => x > 0;
const within = (x: number): boolean => Math.abs(x) <= 1;
const half = Math.LN2 / 2;
const pi = Math.PI;

const plans: Readonly<Partial<Record<LibraryFunction, Plan>>> = {
  acos: {
    places: [0.5, 1, 1e-8],
    ranges: [
      [0, 1],
      [0.49, 0.51],
      [0.999, 1],
    ],
    domain: within,
  },
  acosh: {
    places: [1, 1.5, 2, 1e9, 1e30],
    ranges: [
      [1, 1.01],
      [1, 3],
      [3, 100],
    ],
    domain: (x) => x >= 1,
  },
  asin: {
    places: [0.5, 1, 2 ** -27],
    ranges: [
      [0, 1],
      [0.49, 0.51],
      [0.999, 1],
    ],
    domain: within,
  },
  asinh: {
    places: [2 ** -26, 2 ** -12, 1, 1e9, 1e30],
    ranges: [
      [0, 1],
      [0, 5],
      [1e8, 1e10],
    ],
  },
  atan: {
    places: [0.5, 1, 2, 2 ** -27],
    ranges: [
      [0, 1],
      [0.49, 0.55],
      [1.9, 2.1],
      [0, 50],
    ],
  },
  atanh: {
    places: [0.17, 0.5, 2 ** -12, 2 ** -27],
    ranges: [
      [0, 1],
      [0.15, 0.2],
    ],
    domain: (x) => Math.abs(x) < 1,
  },
  cbrt: {
    places: [1, 2, 8, 27, 0.125, 1.2e-38, 3e38],
    ranges: [
      [0, 8],
      [0, 1000],
    ],
  },
  cos: {
    places: [pi / 4, pi / 2, pi, 4000, 12800, 1e22],
    ranges: [
      [0, 1],
      [0, 10],
      [0, 4000],
      [0, 1e6],
    ],
  },
  cosh: {
    places: [1, 87, 89.4, 92, 708, 709.78, 710.4758],
    ranges: [
      [0, 2],
      [0, 90],
      [700, 710.5],
    ],
  },
  exp: {
    places: [half, 87, 88.72284, 103.97, 708, 709.7827, 745.1332],
    ranges: [
      [0, 1],
      [0, 110],
      [0, 750],
    ],
  },
  expm1: {
    places: [half, 3 * half, 2 ** -24, 2 ** -53, 18, 37.5, 87],
    ranges: [
      [0, 0.5],
      [0, 2],
      [0, 90],
    ],
  },
  log: {
    places: [1, Math.SQRT2, 1.2e-38, 8e37, 2 ** -126],
    ranges: [
      [0.5, 2],
      [0.99, 1.01],
    ],
    domain: positive,
  },
  log10: {
    places: [1, 10, 1000, Math.SQRT2, 1.2e-38],
    ranges: [
      [0.5, 2],
      [0.99, 1.01],
    ],
    domain: positive,
  },
  log1p: {
    places: [0.9999, 0.5, 2 ** -12, 2 ** -54, 1e18],
    ranges: [
      [0, 1],
      [0, 10],
    ],
    domain: (x) => x > -1,
  },
  log2: {
    places: [1, 8, Math.SQRT2, 1.2e-38, 8e37],
    ranges: [
      [0.5, 2],
      [0.99, 1.01],
    ],
    domain: positive,
  },
  sin: {
    places: [pi / 4, pi / 2, pi, 4000, 12800, 1e22],
    ranges: [
      [0, 1],
      [0, 10],
      [0, 4000],
      [0, 1e6],
    ],
  },
  sinh: {
    places: [1, 2 ** -12, 87, 89.4, 708, 710.4758],
    ranges: [
      [0, 2],
      [0.99, 3],
      [0, 90],
      [700, 710.5],
    ],
  },
  tan: {
    places: [pi / 4, pi / 2, pi, 12800, 100000, 1e22],
    ranges: [
      [0, 1],
      [0, 10],
      [0, 4000],
      [0, 1e6],
    ],
  },
  tanh: {
    places: [0.55, 9.02, 10, 19.07, 20, 2 ** -27],
    ranges: [
      [0, 1],
      [0.5, 0.6],
      [0, 20],
    ],
  },
};

function* onBothSides(points: Iterable<number>, domain: (x: number) => boolean): Generator<[number, number]> {
  for (const point of points) for (const x of [point, -point]) if (domain(x)) yield [x, 0];
}

describe.each(Object.entries(plans))("%s", (name, { places, ranges, domain = () => true }) => {
  it.each(types)("is within 2 ULP of the truth in %s, over its whole domain", (type) => {
    const next = random(places.length * 7919);
    const points = [
      ...around(places, type),
      ...between(ranges, 800, type, next),
      ...everySize(type, type === "float32" ? 1 : 5, next),
    ];
    expectAccurate(name as LibraryFunction, type, onBothSides(points, domain));
  });
});
