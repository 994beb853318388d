import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PlainBackend } from "../../test/plain-backend.js";
import { refusal } from "../../test/refusal.js";
import { product, shapes } from "../../test/view-model.js";
import type { Dtype } from "../dtype/dtype.js";
import { type NestedArray, nest } from "./nesting.js";

const device = new PlainBackend();

describe("tensor", () => {
  test.each<[string, unknown, Dtype, number[]]>([
    ["a number", 3, "float32", []],
    ["a boolean", true, "bool", []],
    ["numbers", [1, 2, 3], "float32", [3]],
    ["booleans", [[true], [false]], "bool", [2, 1]],
    ["numbers and booleans", [1, true], "float32", [2]],
    ["nothing", [], "float32", [0]],
    ["rows of nothing", [[], []], "float32", [2, 0]],
    ["a Float32Array", new Float32Array(2), "float32", [2]],
    ["a Float64Array", new Float64Array(2), "float64", [2]],
    ["an Int32Array", new Int32Array(2), "int32", [2]],
    ["a Uint8Array", new Uint8Array(2), "uint8", [2]],
    ["rows of typed arrays", [new Int32Array(3), new Int32Array(3)], "int32", [2, 3]],
    ["rows of several dtypes", [new Uint8Array(3), new Float64Array(3)], "float64", [2, 3]],
    ["rows, some of them typed", [new Int32Array(2), [1, 2]], "float32", [2, 2]],
  ])("of %s", (_, values, dtype, shape) => {
    const x = device.tensor(values as never) as { dtype: string; shape: readonly number[] };
    expect(x.dtype).toBe(dtype);
    expect(x.shape).toEqual(shape);
  });

  test("gives back the nested arrays that it was made of", () => {
    fc.assert(
      fc.property(shapes, fc.infiniteStream(fc.double()), (shape, stream) => {
        const data = Float64Array.from({ length: product(shape) }, () => stream.next().value);
        const nested = nest(data, "float64", shape);
        expect(device.tensor(nested, { dtype: "float64" }).arraySync()).toEqual(nested);
      }),
      { numRuns: 200, seed: 11 },
    );
  });

  test("nests 8 deep", () => {
    let nested: NestedArray<number> = [1, 2];
    for (let depth = 1; depth < 8; depth++) nested = [nested];
    expect(device.tensor(nested).shape).toEqual([1, 1, 1, 1, 1, 1, 1, 2]);
  });

  test("takes a shape, and numbers in row-major order", () => {
    expect(device.tensor([1, 2, 3, 4], { shape: [2, 2] }).arraySync()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(device.tensor(new Int32Array(6), { shape: [3, 2] }).shape).toEqual([3, 2]);
    expect(device.tensor([7], { shape: [] }).item()).toBe(7);
  });

  test("copies what it is given", () => {
    const data = new Float32Array([1, 2]);
    const x = device.tensor(data);
    data[0] = 9;
    expect(x.arraySync()).toEqual([1, 2]);
  });

  test("rounds to its dtype", () => {
    expect(device.tensor(0.1).item()).toBe(Math.fround(0.1));
    expect(device.tensor(0.1, { dtype: "float64" }).item()).toBe(0.1);
    expect(device.tensor(new Float64Array([0.1]), { dtype: "float32" }).item()).toBe(Math.fround(0.1));
    expect(device.tensor([true, false], { dtype: "int32" }).arraySync()).toEqual([1, 0]);
    expect(device.tensor([1, 0], { dtype: "bool" }).arraySync()).toEqual([true, false]);
  });

  test.each<[Dtype, number]>([
    ["int32", 0.5],
    ["int32", 2147483648],
    ["int32", Number.NaN],
    ["int32", Number.POSITIVE_INFINITY],
    ["uint8", 256],
    ["uint8", -1],
    ["bool", 2],
  ])("refuses to make %s of %d in silence", (dtype, value) => {
    expect(() =>
      device.tensor(
        [
          [0, 1],
          [1, value],
        ],
        { dtype },
      ),
    ).toThrow(refusal("DTYPE_VALUE"));
    expect(() => device.tensor(new Float64Array([0, value]), { dtype })).toThrow("at [1]");
    expect(() => device.full([2], value, { dtype })).toThrow(refusal("DTYPE_VALUE"));
  });

  test.each<[string, unknown, string]>([
    [
      "rows of unequal length",
      [[1, 2], [3]],
      "At [1] there is a row of 1 where the first rows have a row of 2",
    ],
    ["a number among rows", [[1, 2], 3], "At [1] there is the value 3"],
    ["a row among numbers", [1, [2]], "At [1] there is a row of 1 where the first rows have a single value"],
    [
      "a deep place",
      [
        [[1], [2]],
        [[3], [4, 5]],
      ],
      "At [1, 1] there is a row of 2",
    ],
    [
      "typed rows among numbers",
      [
        [1, 2],
        [new Float32Array(1), 2],
      ],
      "At [1, 0] there is a row of 1",
    ],
    ["typed rows where rows of rows are", [[[1]], new Float32Array(1)], "At [1] there is a row of 1"],
  ])("refuses %s as ragged", (_, values, message) => {
    expect(() => device.tensor(values as never)).toThrow(refusal("SHAPE_RAGGED"));
    expect(() => device.tensor(values as never)).toThrow(message);
  });

  test.each<[string, unknown, string]>([
    ["a string", [[1, "2"]], "The value at [0, 1] is a string"],
    ["null", [null], "The value at [0] is null"],
    // biome-ignore lint/suspicious/noSparseArray: a hole is what this is about.
    ["a hole", [1, , 3], "The value at [1] is undefined"],
    ["a bigint", [1n], "a bigint; convert it with Number()"],
    ["an object", {}, "The value is an object"],
    ["a tensor", device.zeros(1), "The value is a tensor"],
    ["a tensor in a row", [device.zeros(1)], "join several with stack or concat"],
    ["nothing at all", undefined, "The value is undefined"],
  ])("refuses %s", (_, values, message) => {
    expect(() => device.tensor(values as never)).toThrow(refusal("DTYPE_VALUE"));
    expect(() => device.tensor(values as never)).toThrow(message);
  });

  test.each([
    [new Int16Array(2), "An Int16Array has no dtype"],
    [new BigInt64Array(2), "A BigInt64Array has no dtype"],
    [new Uint8ClampedArray(2), "A Uint8ClampedArray has no dtype"],
    [new DataView(new ArrayBuffer(2)), "A DataView has no dtype"],
  ])("refuses %s", (values, message) => {
    expect(() => device.tensor(values as never)).toThrow(refusal("DTYPE_UNKNOWN"));
    expect(() => device.tensor(values as never)).toThrow(message);
  });

  test("refuses shapes that the values do not fill, and arrays that contain themselves", () => {
    expect(() => device.tensor([1, 2, 3], { shape: [2, 2] })).toThrow(refusal("SHAPE_INVALID"));
    expect(() => device.tensor(1, { shape: [2] })).toThrow("full() repeats one");
    expect(() => device.tensor([1, 2], { shape: [-1] })).toThrow(refusal("SHAPE_INVALID"));
    const endless: unknown[] = [];
    endless.push(endless);
    expect(() => device.tensor(endless as never)).toThrow(refusal("SHAPE_INVALID"));
  });
});
