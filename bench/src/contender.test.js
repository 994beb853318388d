import { expect, test } from "vitest";
import { assertSame } from "./contender.js";

test("results that differ by roundings are the same", () => {
  expect(() => assertSame("x", [1, 1000], [1.0001, 1000.05])).not.toThrow();
});

test.each([
  ["too few", [1], [1, 2], 0],
  ["another value", [1, 2], [1, 2.1], 0],
  ["no number", [1, Number.NaN], [1, 2], 0],
  ["more astray than may be", [1, 5, 5, 5], [1, 2, 2, 5], 0.25],
])("%s is not the same", (_, ours, theirs, astray) => {
  expect(() => assertSame("x", ours, theirs, astray)).toThrow(/^x: /);
});

test("a share may be astray", () => {
  expect(() => assertSame("x", [1, 5, 2, 5], [1, 2, 2, 5], 0.25)).not.toThrow();
});
