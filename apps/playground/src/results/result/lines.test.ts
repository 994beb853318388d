import { expect, test } from "vitest";
import { linesOf, mostLines, pathOf } from "./lines.js";

test("short rows are drawn as they are, with gaps where there is no number", () => {
  const data = Float32Array.of(1, Number.NaN, 3, Infinity, 5, 6);
  expect(linesOf({ dtype: "float32", shape: [2, 3], data }, 100)).toEqual([
    { places: [0, 1, 2], values: [1, Number.NaN, 3] },
    { places: [0, 1, 2], values: [Number.NaN, 5, 6] },
  ]);
});

test("a long row keeps its peaks, in order", () => {
  const data = new Float32Array(1000);
  data[501] = 9;
  data[499] = -9;
  data[777] = Number.NaN;
  const [line] = linesOf({ dtype: "float32", shape: [1000], data }, 10);
  expect(line!.places.length).toBeLessThanOrEqual(20);
  expect(Math.max(...line!.values)).toBe(9);
  expect(Math.min(...line!.values)).toBe(-9);
  expect([...line!.places].sort((a, b) => a - b)).toEqual(line!.places);
});

test("no more lines than can be told apart", () => {
  const data = new Float32Array(40);
  expect(linesOf({ dtype: "float32", shape: [20, 2], data }, 10)).toHaveLength(mostLines);
});

test("a path begins anew behind a gap, and one number alone is a dot", () => {
  const line = { places: [0, 1, 2, 3, 4], values: [1, 2, Number.NaN, 4, Number.NaN] };
  expect(
    pathOf(
      line,
      (x) => x,
      (y) => y,
    ),
  ).toBe("M0.00 1.00L1.00 2.00M3.00 4.00h0");
});
