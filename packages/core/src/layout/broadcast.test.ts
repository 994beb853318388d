import { expect, test } from "vitest";
import { placesOf } from "../../test/plain-backend.js";
import { refusal } from "../../test/refusal.js";
import { broadcastShapes, broadcastTo } from "./broadcast.js";
import { rowMajor } from "./layout.js";

test.each([
  [[], []],
  [[[]], []],
  [
    [[2, 3], []],
    [2, 3],
  ],
  [
    [[2, 3], [3]],
    [2, 3],
  ],
  [
    [
      [8, 1, 6, 1],
      [7, 1, 5],
    ],
    [8, 7, 6, 5],
  ],
  [[[1], [0]], [0]],
  [
    [
      [3, 1],
      [1, 4],
      [2, 1, 1],
    ],
    [2, 3, 4],
  ],
])("%j broadcast to %j", (shapes, expected) => {
  expect(broadcastShapes(shapes)).toEqual(expected);
});

test("equal shapes are answered with one of them", () => {
  const shape = [2, 3];
  expect(broadcastShapes([shape, [2, 3]])).toBe(shape);
});

test("shapes that do not fit are named, with the place", () => {
  const clash = () =>
    broadcastShapes([
      [2, 3],
      [2, 4],
    ]);
  expect(clash).toThrow(refusal("SHAPE_MISMATCH"));
  expect(clash).toThrow("[2, 3] and [2, 4] do not broadcast together: at axis -1 they are 3 and 4 long");
  expect(() => broadcastShapes([[0], [2]])).toThrow(refusal("SHAPE_MISMATCH"));
});

test("a stretched layout repeats its elements", () => {
  expect(placesOf(broadcastTo(rowMajor([2, 1]), [2, 2, 3]))).toEqual([0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1]);
  expect(broadcastTo(rowMajor([]), [2]).strides).toEqual([0]);
  expect(broadcastTo(rowMajor([1]), [0]).size).toBe(0);
});

test.each([
  [[2], [3]],
  [[2, 1], [2]],
  [[1, 2], [2]],
  [[0], [1]],
])("%j does not stretch to %j", (from, to) => {
  expect(() => broadcastTo(rowMajor(from), to)).toThrow(refusal("SHAPE_MISMATCH"));
});
