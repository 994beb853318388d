import { expect, test } from "vitest";
import { volcanoColumns, volcanoHeights, volcanoRows } from "./volcano.js";

const row = (at: number) => [...volcanoHeights.subarray(at * volcanoColumns, (at + 1) * volcanoColumns)];

test("Maunga Whau has the heights that R's volcano has", () => {
  expect(volcanoHeights).toHaveLength(volcanoRows * volcanoColumns);
  expect([volcanoRows, volcanoColumns]).toEqual([87, 61]);
  expect(Math.min(...volcanoHeights)).toBe(94);
  expect(Math.max(...volcanoHeights)).toBe(195);
  // summary(c(volcano)): the mean is 130.2.
  const sum = volcanoHeights.reduce((total, height) => total + height, 0);
  expect(sum / volcanoHeights.length).toBeCloseTo(130.188, 3);
  // volcano[1, 1:11], and the first of volcano[1:5, 1].
  expect(row(0).slice(0, 11)).toEqual([100, 100, 101, 101, 101, 101, 101, 100, 100, 100, 101]);
  expect([0, 1, 2, 3, 4].map((at) => row(at)[0])).toEqual([100, 101, 102, 103, 104]);
});
