import { expect, test } from "vitest";
import { spreadOf } from "./spread.js";

test("is the median and the quartiles, in whatever order times come", () => {
  expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ lower: 2, median: 3, upper: 4, rounds: 5 });
  expect(spreadOf([4, 1, 2, 3])).toEqual({ lower: 1.75, median: 2.5, upper: 3.25, rounds: 4 });
});

test("one time has no width, and none no spread", () => {
  expect(spreadOf([7])).toEqual({ lower: 7, median: 7, upper: 7, rounds: 1 });
  expect(spreadOf([])).toBeUndefined();
});

test("the times stay as they were", () => {
  const times = [3, 1, 2];
  spreadOf(times);
  expect(times).toEqual([3, 1, 2]);
});
