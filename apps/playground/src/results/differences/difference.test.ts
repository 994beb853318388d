import type { Dtype } from "@lockstep/core";
import { arrayConstructor } from "@lockstep/core";
import { expect, test } from "vitest";
import type { Result } from "../../run/protocol.js";
import { compare, indexOf } from "./difference.js";

const result = (values: readonly number[], dtype: Dtype = "float32", shape = [values.length]): Result => ({
  dtype,
  shape,
  data: arrayConstructor(dtype).from(values),
});

test("the same bits are identical, NaN included", () => {
  const values = [1, Number.NaN, -0, Infinity];
  expect(compare(result(values), result(values))).toEqual({
    kind: "compared",
    count: 4,
    differing: 0,
    zeros: 0,
    nans: 0,
  });
});

test("tells the greatest differences and where they are", () => {
  const reference = result([1, 1000, 0.001, 5], "float32", [2, 2]);
  const other = result([1, 1001, 0.0011, 5], "float32", [2, 2]);
  const comparison = compare(other, reference);
  expect(comparison).toMatchObject({
    differing: 2,
    absolute: { index: [0, 1], expected: 1000, actual: 1001, by: 1 },
    relative: { index: [1, 0] },
    ulps: { index: [1, 0] },
  });
  if (comparison.kind === "compared") {
    expect(comparison.relative!.by).toBeCloseTo(0.1, 5);
    expect(comparison.ulps!.by).toBe(858993);
  }
});

test("of equally great differences it tells the first", () => {
  expect(compare(result([1, 2, 3], "int32"), result([1, 1, 2], "int32"))).toMatchObject({
    absolute: { index: [1] },
  });
});

test("zeros of different sign differ, by nothing", () => {
  const comparison = compare(result([0, 1]), result([-0, 1]));
  expect(comparison).toMatchObject({ differing: 1, zeros: 1 });
  expect(comparison).not.toHaveProperty("absolute");
});

test("NaN on one side is counted apart", () => {
  expect(compare(result([1, Number.NaN, Number.NaN]), result([1.5, 2, Number.NaN]))).toMatchObject({
    differing: 2,
    nans: 1,
    nan: { index: [1], expected: 2, actual: Number.NaN },
    absolute: { index: [0], by: 0.5 },
  });
});

test("an infinity is infinitely far from a number and from the other one", () => {
  expect(compare(result([Infinity]), result([1]))).toMatchObject({
    absolute: { by: Infinity },
    relative: { by: Infinity },
  });
  expect(compare(result([Infinity]), result([-Infinity]))).toMatchObject({ relative: { by: Infinity } });
});

test("what should be zero is relatively off without bound", () => {
  expect(compare(result([1e-9]), result([0]))).toMatchObject({ relative: { by: Infinity } });
});

test("integers have no last place to be off in", () => {
  const comparison = compare(result([7], "int32"), result([5], "int32"));
  expect(comparison).toMatchObject({ differing: 1, absolute: { by: 2 }, relative: { by: 0.4 } });
  expect(comparison).not.toHaveProperty("ulps");
});

test("other shapes and dtypes are not compared", () => {
  expect(compare(result([1, 2], "float32", [1, 2]), result([1, 2]))).toEqual({
    kind: "incomparable",
    why: "its shape is [1, 2], the reference's [2]",
  });
  expect(compare(result([1], "float64"), result([1]))).toEqual({
    kind: "incomparable",
    why: "it is float64, the reference float32",
  });
});

test("an element's place is told along each dimension", () => {
  expect(indexOf(11, [2, 3, 2])).toEqual([1, 2, 1]);
  expect(indexOf(0, [])).toEqual([]);
});
