import { expect, test } from "vitest";
import { describeResult, summaryOf } from "./summary.js";

test("least, greatest and mean are of the finite elements; the others are counted", () => {
  const data = Float32Array.of(1, Number.NaN, 4, Infinity, -2, -Infinity, Number.NaN);
  expect(summaryOf({ dtype: "float32", shape: [7], data })).toEqual({
    count: 7,
    least: -2,
    greatest: 4,
    mean: 1,
    nans: 2,
    infinities: 2,
  });
});

test("says it in words", () => {
  expect(describeResult({ dtype: "int32", shape: [2, 2], data: Int32Array.of(1, 2, 3, 4) })).toBe(
    "int32 of shape [2, 2], 4 elements · least 1 · greatest 4 · mean 2.5",
  );
  expect(describeResult({ dtype: "float32", shape: [], data: Float32Array.of(0.5) })).toBe(
    "one float32 · 0.5",
  );
  expect(describeResult({ dtype: "float64", shape: [2], data: Float64Array.of(Number.NaN, Infinity) })).toBe(
    "float64 of shape [2], 2 elements · 1 element NaN · 1 element infinite",
  );
  expect(describeResult({ dtype: "float32", shape: [0], data: new Float32Array() })).toBe(
    "float32 of shape [0], 0 elements · no NaN",
  );
});
