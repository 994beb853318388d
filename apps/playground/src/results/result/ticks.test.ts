import { expect, test } from "vitest";
import { ticksBetween } from "./ticks.js";

test.each([
  [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [-6, 6, 4, [-5, 0, 5]],
  [0, 1048575, 4, [0, 500000, 1000000]],
  [0.1, 0.4, 3, [0.1, 0.2, 0.3, 0.4]],
  [3, 3, 5, [3]],
])("from %d to %d, about %d", (least, greatest, count, ticks) => {
  expect(ticksBetween(least, greatest, count)).toEqual(ticks);
});

test("what has no room between is told by its ends", () => {
  expect(ticksBetween(0, 5e-324, 5)).toEqual([0, 5e-324]);
});
