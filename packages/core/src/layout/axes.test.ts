import { expect, test } from "vitest";
import { refusal } from "../../test/refusal.js";
import { normalizeAxes, normalizeAxis, normalizeAxisList } from "./axes.js";
import { expandDims, squeeze } from "./dimensions.js";
import { rowMajor } from "./layout.js";
import { checkShape, maxRank } from "./shape.js";
import { flip, transpose } from "./transpose.js";

test("negative axes count from the end", () => {
  expect([-3, -1, 0, 2].map((axis) => normalizeAxis(axis, 3))).toEqual([0, 2, 0, 2]);
  expect(Object.is(normalizeAxis(-0, 3), 0)).toBe(true);
});

test("several axes are sorted for work along them, kept in order for a permutation", () => {
  expect(normalizeAxes([2, -3], 3)).toEqual([0, 2]);
  expect(normalizeAxisList([2, -3, 1], 3)).toEqual([2, 0, 1]);
  expect(normalizeAxes(1, 3)).toEqual([1]);
  expect(normalizeAxes(undefined, 3)).toEqual([0, 1, 2]);
  expect(normalizeAxes(null, 0)).toEqual([]);
  expect(normalizeAxes([], 3)).toEqual([]);
});

test.each([3, -4, 0.5, Number.NaN, "1" as never])("refuses axis %s of three", (axis) => {
  expect(() => normalizeAxis(axis, 3)).toThrow(refusal("AXIS_RANGE"));
});

test("refuses an axis of a scalar, and one named twice", () => {
  expect(() => normalizeAxis(0, 0)).toThrow(refusal("AXIS_RANGE"));
  expect(() => normalizeAxes([0, -3], 3)).toThrow("Axis 0 is named twice");
});

test("transpose needs every axis once", () => {
  expect(transpose(rowMajor([2, 3, 4]), [1, 2, 0]).shape).toEqual([3, 4, 2]);
  expect(() => transpose(rowMajor([2, 3]), [0])).toThrow(refusal("AXIS_RANGE"));
});

test("flip of an empty or a single element moves nothing", () => {
  expect(flip(rowMajor([0, 3])).offset).toBe(0);
  expect(flip(rowMajor([1])).strides).toEqual([1]);
});

test("expandDims counts its axes in the result", () => {
  expect(expandDims(rowMajor([2, 3]), [0, -1]).shape).toEqual([1, 2, 3, 1]);
  expect(expandDims(rowMajor([]), 0).shape).toEqual([1]);
  expect(() => expandDims(rowMajor([2]), [0, -3])).toThrow(refusal("AXIS_RANGE"));
});

test("squeeze drops what is 1 long and nothing else", () => {
  expect(squeeze(rowMajor([1, 2, 1])).shape).toEqual([2]);
  expect(squeeze(rowMajor([1, 2, 1]), -1).shape).toEqual([1, 2]);
  expect(squeeze(rowMajor([1, 2, 1]), []).shape).toEqual([1, 2, 1]);
  expect(() => squeeze(rowMajor([1, 2]), 1)).toThrow(refusal("SHAPE_MISMATCH"));
});

test("a shape is checked and copied", () => {
  const given = [2, 3];
  const checked = checkShape(given);
  given[0] = 7;
  expect(checked).toEqual([2, 3]);
  expect(checkShape(4)).toEqual([4]);
  expect(checkShape([])).toEqual([]);
  for (const wrong of [-1, 1.5, Number.NaN, [2, Number.POSITIVE_INFINITY], "2", undefined, [undefined], {}]) {
    expect(() => checkShape(wrong)).toThrow(refusal("SHAPE_INVALID"));
  }
  expect(() => checkShape(new Array(maxRank + 1).fill(1))).toThrow(refusal("SHAPE_INVALID"));
});
