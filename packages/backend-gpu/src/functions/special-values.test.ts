import { evaluator } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { flushing } from "./testing/flushing.js";
import { special } from "./testing/points.js";
import { cardKernel, native, ofOne, ofTwo, onCard } from "./testing/subject.js";
import { ulpsOff } from "./testing/truth.js";

const values = [...special, Number.NaN];

describe.each([
  ["keeps subnormals", false],
  ["flushes them", true],
])("special values on a card that %s", (_, flushes) => {
  const subject = (fn: (typeof ofOne)[number]) =>
    evaluator(flushes ? flushing(cardKernel(fn)) : cardKernel(fn));

  it.each(ofOne)("%s gives what ECMAScript says", (fn) => {
    const compute = subject(fn);
    const off = values.filter((x) => !(ulpsOff(native(fn), [x], compute(x)) <= 2));
    expect(off.map((x) => [x, compute(x)])).toEqual([]);
  });

  it.each(ofTwo)("%s gives what ECMAScript says, of every pair", (fn) => {
    const compute = subject(fn);
    const pairs = values.flatMap((x) => values.map((y) => [x, y] as const));
    const off = pairs.filter((pair) => !(ulpsOff(native(fn), pair, compute(...pair)) <= 2));
    expect(off.map(([x, y]) => [x, y, compute(x, y)])).toEqual([]);
  });
});

describe("results that are exact", () => {
  it("logarithms of powers of the base", () => {
    const [log2, log10] = [onCard("log2"), onCard("log10")];
    for (let k = -126; k <= 127; k++) expect(log2(2 ** k)).toBe(k);
    for (let k = 0; k <= 10; k++) expect(log10(10 ** k)).toBe(k);
  });

  it("cube roots of cubes", () => {
    const cbrt = onCard("cbrt");
    for (let n = -250; n <= 250; n++) expect(cbrt(n * n * n)).toBe(n);
  });

  it("whole powers that float32 holds", () => {
    const pow = onCard("pow");
    for (let k = -126; k <= 127; k++) expect(pow(2, k)).toBe(2 ** k);
    const whole = [
      [3, 5],
      [10, 7],
      [-2, 23],
      [1.5, 3],
      [7, 1],
      [-7, 2],
    ] as const;
    for (const [x, y] of whole) expect([x, y, pow(x, y)]).toEqual([x, y, x ** y]);
  });

  it("the hypotenuse of whole triangles", () => {
    const hypot = onCard("hypot");
    expect([hypot(3, 4), hypot(-5, 12), hypot(0, -2)]).toEqual([5, 13, 2]);
  });

  it("exp 0, cos 0, cosh 0, and where functions are zero", () => {
    for (const fn of ["exp", "cos", "cosh"] as const) expect([onCard(fn)(0), onCard(fn)(-0)]).toEqual([1, 1]);
    for (const fn of ["log", "acosh", "acos"] as const) expect(onCard(fn)(1)).toBe(0);
  });
});
