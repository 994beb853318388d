import { describe, expect, it } from "vitest";
import { type LibraryFunction, libraryFunctions } from "../kernel/functions.js";
import { native, subject, types } from "./testing/subject.js";
import { ulpsFrom } from "./testing/truth.js";

const all = Object.keys(libraryFunctions) as LibraryFunction[];
const ofOne = all.filter((fn) => libraryFunctions[fn] === 1);
const ofTwo = all.filter((fn) => libraryFunctions[fn] === 2);

const largest = { float32: 3.4028234663852886e38, float64: Number.MAX_VALUE } as const;
const least = { float32: 2 ** -149, float64: Number.MIN_VALUE } as const;

const special = (type: "float32" | "float64"): number[] => [
  ...[0, 1, 2, 3, 0.5, 1.5, Number.POSITIVE_INFINITY, least[type], largest[type], 2 ** 24 - 1].flatMap(
    (x) => [x, -x],
  ),
  Number.NaN,
];

/** ECMAScript fixes NaN, zeros, infinities and ones to the bit; whatever else is a matter of accuracy. */
const isFixed = (x: number): boolean => !Number.isFinite(x) || x === 0 || Math.abs(x) === 1;

describe.each(types)("special values in %s", (type) => {
  it.each(ofOne)("%s gives what ECMAScript says", (fn) => {
    const compute = subject(fn, type);
    for (const x of special(type)) {
      const wanted = native(fn)(x);
      const given = compute(x);
      // What float64 still holds may be beyond float32.
      const fits = Math.abs(wanted) <= largest[type] && Math.abs(wanted) >= least[type];
      if (isFixed(wanted)) expect([x, given]).toEqual([x, wanted]);
      else if (fits) expect(ulpsFrom(fn, x, 0, given, type), `${fn}(${x})`).toBeLessThanOrEqual(2);
    }
  });

  it.each(ofTwo)("%s gives what ECMAScript says, of every pair", (fn) => {
    const compute = subject(fn, type);
    for (const x of special(type)) {
      for (const y of special(type)) {
        const wanted = native(fn)(x, y);
        const given = compute(x, y);
        const settled = !Number.isFinite(x) || !Number.isFinite(y) || x === 0 || y === 0;
        const exact = settled && isFixed(wanted);
        if (exact || Number.isNaN(wanted)) expect([x, y, given]).toEqual([x, y, wanted]);
        else if (Number.isFinite(x) && Number.isFinite(y)) {
          expect(ulpsFrom(fn, x, y, given, type), `${fn}(${x}, ${y})`).toBeLessThanOrEqual(2);
        } else expect(Math.abs(given - wanted), `${fn}(${x}, ${y})`).toBeLessThan(1e-6);
      }
    }
  });

  it("pow differs from IEEE 754 where ECMAScript does", () => {
    const pow = subject("pow", type);
    const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
    expect(pow(1, nan)).toBeNaN();
    expect(pow(1, infinity)).toBeNaN();
    expect(pow(-1, -infinity)).toBeNaN();
    expect(pow(nan, 0)).toBe(1);
  });

  it("keeps the sign of zero, through every odd function", () => {
    const odd = [
      "asin",
      "asinh",
      "atan",
      "atanh",
      "cbrt",
      "expm1",
      "log1p",
      "sin",
      "sinh",
      "tan",
      "tanh",
    ] as const;
    for (const fn of odd) {
      expect([fn, subject(fn, type)(-0)]).toEqual([fn, -0]);
      expect([fn, subject(fn, type)(0)]).toEqual([fn, 0]);
    }
  });
});

describe.each(types)("results that are exact, in %s", (type) => {
  const exactly = (fn: LibraryFunction, ...args: number[]): number => subject(fn, type)(...args);

  it("logarithms of powers of the base", () => {
    const [low, high] = type === "float32" ? [-149, 127] : [-1074, 1023];
    const log2 = subject("log2", type);
    for (let k = low; k <= high; k++) expect(log2(2 ** k)).toBe(k);
    const log10 = subject("log10", type);
    for (let k = 0; k <= (type === "float32" ? 10 : 22); k++) expect(log10(10 ** k)).toBe(k);
  });

  it("cube roots of cubes", () => {
    const cbrt = subject("cbrt", type);
    for (let n = -250; n <= 250; n++) expect(cbrt(n * n * n)).toBe(n);
  });

  it("whole powers that the type holds", () => {
    const pow = subject("pow", type);
    for (const [x, y] of [
      [2, 10],
      [3, 5],
      [10, 7],
      [-2, 23],
      [1.5, 3],
      [2, -126],
      [7, 1],
      [-7, 2],
    ] as const) {
      expect(pow(x, y)).toBe(x ** y);
    }
    for (let k = type === "float32" ? -149 : -1074; k <= 127; k++) expect(pow(2, k)).toBe(2 ** k);
  });

  it("the hypotenuse of whole triangles", () => {
    expect(exactly("hypot", 3, 4)).toBe(5);
    expect(exactly("hypot", -5, 12)).toBe(13);
    expect(exactly("hypot", 0, -2)).toBe(2);
  });

  it("exp 0, cos 0, cosh 0, log 1", () => {
    expect([exactly("exp", 0), exactly("cos", 0), exactly("cosh", 0)]).toEqual([1, 1, 1]);
    expect([exactly("exp", -0), exactly("cos", -0), exactly("cosh", -0)]).toEqual([1, 1, 1]);
    expect([exactly("log", 1), exactly("acosh", 1), exactly("acos", 1)]).toEqual([0, 0, 0]);
  });
});
