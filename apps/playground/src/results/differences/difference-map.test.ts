import { expect, test } from "vitest";
import type { Result } from "../../run/protocol.js";
import { differenceMap } from "./difference-map.js";

const zeros = (shape: number[]): Result => ({
  dtype: "float64",
  shape,
  data: new Float64Array(shape.reduce((a, b) => a * b, 1)),
});
const changed = (shape: number[], changes: Record<number, number>): Result => {
  const result = zeros(shape);
  for (const [i, value] of Object.entries(changes)) result.data[Number(i)] = value;
  return result;
};
const marked = (map: Result | undefined) =>
  Object.fromEntries([...map!.data.entries()].filter(([, value]) => !Number.isNaN(value)));

test("cells are logarithms of differences, and empty where there is none", () => {
  const shape = [4, 5];
  const map = differenceMap(changed(shape, { 7: 0.01, 19: -100 }), zeros(shape));
  expect(map!.shape).toEqual(shape);
  expect(marked(map)).toEqual({ 7: -2, 19: 2 });
});

test("of many elements, the greatest difference is shown", () => {
  const shape = [1024];
  const map = differenceMap(changed(shape, { 4: 0.1, 5: 10, 6: 1, 1023: 1 }), zeros(shape));
  expect(map!.shape).toEqual([1, 256]);
  expect(marked(map)).toEqual({ 1: 1, 255: 0 });
});

test("NaN on one side counts as infinite, zeros of different sign as nothing", () => {
  const shape = [16];
  expect(marked(differenceMap(changed(shape, { 3: Number.NaN, 4: -0 }), zeros(shape)))).toEqual({
    3: Infinity,
  });
});

test("three channels are one cell", () => {
  const shape = [4, 4, 3];
  expect(marked(differenceMap(changed(shape, { 5: 1 }), zeros(shape)))).toEqual({ 1: 0 });
});

test("few elements, and shapes without sides, have no picture", () => {
  expect(differenceMap(zeros([]), zeros([]))).toBeUndefined();
  expect(differenceMap(zeros([5]), zeros([5]))).toBeUndefined();
  expect(differenceMap(zeros([4, 4, 4]), zeros([4, 4, 4]))).toBeUndefined();
});
