import { expect, test } from "vitest";
import { mostUneven } from "./lane-turns.js";
import { claimedShares, equalShares, rowCosts } from "./shares.js";

test("a row costs the turns of its elements", () => {
  expect(rowCosts([1, 2, 3, 4, 5, 6], 2)).toEqual([6, 15]);
});

test("equal shares of uneven rows wait for the slowest; claimed ones hardly", () => {
  const costs = [8, 8, 8, 8, 1, 1, 1, 1];
  expect(equalShares(costs, 2)).toEqual({ threads: [[32 / 36], [4 / 36]], done: 32 / 36 });
  const claimed = claimedShares(costs, 2, 8);
  // The second is done with its own after 4, takes the third of the first's, and then the last.
  expect(claimed.threads.map((pieces) => pieces.map((piece) => Math.round(36 * piece)))).toEqual([
    [8, 8],
    [1, 1, 1, 1, 8, 8],
  ]);
  expect(claimed.done).toBeCloseTo(20 / 36, 10);
  expect(claimed.threads.flat().reduce((sum, piece) => sum + piece, 0)).toBeCloseTo(1, 10);
});

test("one thread does all, whichever way", () => {
  expect(equalShares([1, 2, 3], 1).done).toBe(1);
  expect(claimedShares([1, 2, 3], 1, 3).done).toBeCloseTo(1, 10);
});

test("the most uneven neighbours are found, but none too long to be drawn", () => {
  expect(mostUneven([9, 9, 9, 9, 1, 5, 20, 9, 1, 2, 3, 100], 4)).toEqual({ turns: [1, 5, 20, 9], most: 20 });
  expect(mostUneven([100, 100, 100, 100], 4)).toBeUndefined();
});
