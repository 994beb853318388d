import { expect, test } from "vitest";
import { Tally } from "./tally.js";

const unit = 2 ** -23;

test("a constant error of results that pass through zero is told as an absolute allowance too", () => {
  const tally = new Tally("float32");
  tally.add([1], 0.8, 0.8 + unit, 2);
  for (let e = -2; e > -30; e--) tally.add([e], 1.5 * 2 ** e, 1.5 * 2 ** e + unit, 2 ** -e);
  const { ulp, worst, withAbsolute, points } = tally.errors();
  expect([points, ulp, worst?.args]).toEqual([29, 2 ** 29, [-29]]);
  expect(withAbsolute?.ulp).toBe(2);
  // What the units themselves allow of the smallest results is next to nothing.
  expect(withAbsolute?.absolute).toBeLessThanOrEqual(unit);
  expect(withAbsolute?.absolute).toBeGreaterThan(0.99 * unit);
});

test("errors that are the same everywhere, or greatest in large results, are told in units alone", () => {
  const tally = new Tally("float32");
  for (let e = -30; e < 30; e++) tally.add([e], 2 ** e, 2 ** e * (1 + 3 * unit), 3);
  tally.add([30], 2 ** 30, 2 ** 30 * (1 + 5 * unit), 5);
  expect(tally.errors()).toMatchObject({ ulp: 5, withAbsolute: undefined });
});

test("an error at a true value of 0 can only be told absolutely", () => {
  const tally = new Tally("float64");
  tally.add([1], 0, 2 ** -50, 2 ** 1024);
  expect(tally.errors().withAbsolute).toBeUndefined();
  const finite = new Tally("float64");
  finite.add([1], 0, 2 ** -60, 2 ** 1014);
  expect(finite.errors().withAbsolute).toEqual({ ulp: 0, absolute: 2 ** -60 });
});

test("without an error there is no worst", () => {
  const tally = new Tally("float64");
  tally.add([1], 1, 1, 0);
  expect(tally.errors()).toEqual({ points: 1, ulp: 0, worst: undefined, withAbsolute: undefined });
});
