/** Interval arithmetic must never rule out what a computation within the bounds can give. */
import { compileMap, parseFunction } from "@lockstep/core";
import { describe, expect, test } from "vitest";
import { ReferenceBackend } from "../reference/reference-backend.js";
import { Allowance } from "./allowance.js";
import { around, holds, isAnything, onlyNaN, point, singleValue } from "./interval.js";
import { Undecided, walk } from "./walk.js";
import { within } from "./within.js";

const { capabilities } = new ReferenceBackend();
const loose = new Allowance({ ...capabilities, arithmetic: { ulp: 2 } });
const wide = new Allowance({ ...capabilities, rounding: "store" });

const kernel = (fn: (...values: number[]) => number | boolean, ...types: ("float32" | "int32")[]) =>
  compileMap(parseFunction(fn as never, { operation: "zip" }), types);

describe("intervals", () => {
  test("know zeros apart and leave them equal", () => {
    expect(Object.is(singleValue(point(-0)), -0)).toBe(true);
    expect(singleValue(around([0, -0]))).toBeUndefined();
    expect(holds(point(0), -0)).toBe(true);
  });
  test("hold NaN only where it is possible", () => {
    expect(holds(onlyNaN, Number.NaN)).toBe(true);
    expect(holds(onlyNaN, 1)).toBe(false);
    expect(holds(around([0, 1]), Number.NaN)).toBe(false);
  });
});

describe("bounds of a kernel", () => {
  test("grow with what arithmetic may err", () => {
    const { lo, hi } = walk(
      kernel((x, y) => x + y, "float32", "float32"),
      within(loose),
      [point(1), point(2)],
    );
    expect([lo, hi]).toEqual([3 - 2 ** -21, 3 + 2 ** -21].map(Math.fround));
  });
  test("pass errors through cancellation", () => {
    const cancel = kernel((x, y) => (x + y) * 0.1 - y, "float32", "float32");
    const { lo, hi } = walk(cancel, within(loose), [point(0.1), point(1000)]);
    expect(hi - lo).toBeGreaterThan(1e-5);
    expect(lo).toBeLessThan(0.01 - 900);
    expect(hi).toBeGreaterThan(0.01 - 900);
  });
  test("cover both sides of a test that rounding leaves open", () => {
    const step = kernel((x) => (x * 3 > 0.3 ? 1 : 0), "float32");
    const open = walk(step, within(loose), [point(Math.fround(0.1))]);
    expect([open.lo, open.hi]).toEqual([0, 1]);
    const clear = walk(step, within(loose), [point(5)]);
    expect(singleValue(clear)).toBe(1);
  });
  test("give up where a loop's turns are open", () => {
    const turns = kernel((x) => {
      let n = 0;
      for (let rest = x * 0.1; rest > 0.3; rest -= 0.1) n += 1;
      return n;
    }, "float32");
    expect(() => walk(turns, within(loose), [point(5)])).toThrow(Undecided);
  });
  test("of functions with crests hold the crest", () => {
    const wave = kernel((x) => Math.sin(x * 100), "float32");
    const { hi } = walk(wave, within(loose), [around([0.0156, 0.0158])]);
    expect(hi).toBeGreaterThanOrEqual(1);
  });
  test("say nothing next to a pole", () => {
    const pole = kernel((x) => 1 / (x - x * 1), "float32");
    expect(isAnything(walk(pole, within(loose), [point(0.7)]))).toBe(true);
  });
  test("let integers stand unwrapped where a backend wraps when it stores", () => {
    const sum = kernel((x, y) => x + y - y, "int32", "int32");
    const most = point(2 ** 31 - 1);
    expect(singleValue(walk(sum, within(wide), [most, most]))).toBe(2 ** 31 - 1);
    const compared = kernel((x, y) => x + y > x, "int32", "int32");
    expect(singleValue(walk(compared, within(wide), [most, point(1)]))).toBeUndefined();
  });
});
