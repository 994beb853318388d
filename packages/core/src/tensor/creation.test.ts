import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PlainBackend } from "../../test/plain-backend.js";
import { refusal } from "../../test/refusal.js";
import type { Dtype } from "../dtype/dtype.js";

const device = new PlainBackend();

describe("the others", () => {
  test("zeros, ones, full, empty", () => {
    expect(device.zeros([2, 2]).arraySync()).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(device.zeros(2, { dtype: "bool" }).arraySync()).toEqual([false, false]);
    expect(device.ones(2, { dtype: "uint8" }).arraySync()).toEqual([1, 1]);
    expect(device.ones([], { dtype: "bool" }).item()).toBe(true);
    expect(device.full([2], 0.5).arraySync()).toEqual([0.5, 0.5]);
    expect(device.full([2], true).arraySync()).toEqual([true, true]);
    expect(device.full([], Number.NaN).item()).toBeNaN();
    expect(device.empty([0, 3]).arraySync()).toEqual([]);
    expect(() => device.full(2, "1" as never)).toThrow(refusal("DTYPE_VALUE"));
  });

  test("misspelt options are refused, not passed over", () => {
    const options = { type: "int32" } as never;
    expect(() => device.tensor([1], options)).toThrow("no option 'type'");
    expect(() => device.zeros(1, options)).toThrow("The options are { dtype }");
    expect(() => device.arange(1, options)).toThrow(refusal("ARGUMENT_INVALID"));
    expect(() => device.linspace(0, 1, 2, options)).toThrow("{ dtype, endpoint }");
    expect(() => device.eye(2, options)).toThrow("{ dtype, k }");
  });

  test("arange", () => {
    expect(device.arange(3).arraySync()).toEqual([0, 1, 2]);
    expect(device.arange(1, 4).arraySync()).toEqual([1, 2, 3]);
    expect(device.arange(5, 0, -2, { dtype: "int32" }).arraySync()).toEqual([5, 3, 1]);
    expect(device.arange(0, 1, 0.25).arraySync()).toEqual([0, 0.25, 0.5, 0.75]);
    expect(device.arange(3, 0).shape).toEqual([0]);
    expect(device.arange(0, 1, 0.3, { dtype: "float64" }).arraySync()).toEqual([0, 0.3, 0.6, 3 * 0.3]);
    expect(() => device.arange(0, 1, 0)).toThrow(refusal("ARGUMENT_INVALID"));
    expect(() => device.arange(0, Number.POSITIVE_INFINITY)).toThrow(refusal("ARGUMENT_INVALID"));
    expect(() => device.arange(0, 1, 0.5, { dtype: "int32" })).toThrow(refusal("DTYPE_VALUE"));
    expect(() => device.arange(300, { dtype: "uint8" })).toThrow("256 at [256] is not a uint8");
  });

  test("linspace meets its ends exactly", () => {
    expect(device.linspace(0, 1, 5).arraySync()).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(device.linspace(0, 1, 4, { endpoint: false }).arraySync()).toEqual([0, 0.25, 0.5, 0.75]);
    expect(device.linspace(3, 5, 1).arraySync()).toEqual([3]);
    expect(device.linspace(3, 5, 1, { endpoint: false }).arraySync()).toEqual([3]);
    expect(device.linspace(3, 5, 0).arraySync()).toEqual([]);
    expect(device.linspace(0, 10, 3, { dtype: "int32" }).arraySync()).toEqual([0, 5, 10]);
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.integer({ min: 2, max: 40 }),
        (start, stop, num) => {
          const values = device.linspace(start, stop, num, { dtype: "float64" }).dataSync();
          expect([values[0], values[num - 1]]).toEqual([start, stop]);
        },
      ),
      { numRuns: 200, seed: 12 },
    );
    expect(() => device.linspace(0, 1, 2.5)).toThrow(refusal("SHAPE_INVALID"));
    expect(() => device.linspace(0, 1, 3, { dtype: "int32" })).toThrow(refusal("DTYPE_VALUE"));
    expect(() => device.linspace(0, Number.NaN, 3)).toThrow(refusal("ARGUMENT_INVALID"));
  });

  test("eye has ones where the column is the row plus k", () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), fc.integer({ min: -7, max: 7 }), (rows, columns, k) => {
        const wanted = Array.from({ length: rows }, (_, i) =>
          Array.from({ length: columns }, (_, j) => (j === i + k ? 1 : 0)),
        );
        expect(device.eye(rows, columns, { k }).arraySync()).toEqual(wanted);
      }),
      { numRuns: 200, seed: 13 },
    );
    expect(device.eye(2, { dtype: "bool" }).arraySync()).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(() => device.eye(2, 2, { k: 0.5 })).toThrow(refusal("ARGUMENT_INVALID"));
  });
});

test("options that are not an object, and numbers that are not numbers, are not passed over", () => {
  expect(() => device.zeros(2, "int32" as never)).toThrow(refusal("ARGUMENT_INVALID"));
  expect(() => device.tensor([1], null as never)).toThrow(refusal("ARGUMENT_INVALID"));
  expect(() => device.tensor([1], "int32" as never)).toThrow(refusal("ARGUMENT_INVALID"));
  expect(() => device.full(2, 1, "int32" as never)).toThrow(refusal("ARGUMENT_INVALID"));
  expect(() => device.arange(0, 5, 1, "int32" as never)).toThrow(refusal("ARGUMENT_INVALID"));
  expect(() => device.eye(2, 3, "int32" as never)).toThrow(refusal("ARGUMENT_INVALID"));
  expect(() => device.arange(0, "5" as never)).toThrow(refusal("ARGUMENT_INVALID"));
  expect(() => device.eye(2, "3" as never)).toThrow(refusal("SHAPE_INVALID"));
});

describe("every way of making one", () => {
  const small = new PlainBackend({ name: "small", dtypes: ["float32", "bool"], maxElements: 10 });
  const ways: [string, (device: PlainBackend, dtype: Dtype, size: number) => unknown][] = [
    ["tensor", (on, dtype, size) => on.tensor(new Array<number>(size).fill(0), { dtype })],
    ["zeros", (on, dtype, size) => on.zeros(size, { dtype })],
    ["ones", (on, dtype, size) => on.ones(size, { dtype })],
    ["empty", (on, dtype, size) => on.empty(size, { dtype })],
    ["full", (on, dtype, size) => on.full(size, 1, { dtype })],
    ["arange", (on, dtype, size) => on.arange(size, { dtype })],
    ["linspace", (on, dtype, size) => on.linspace(0, 0, size, { dtype })],
    ["eye", (on, dtype, size) => on.eye(1, size, { dtype })],
  ];

  test.each(ways)("%s refuses a dtype that does not exist or that the backend lacks", (_, make) => {
    expect(() => make(device, "float16" as never, 2)).toThrow(refusal("DTYPE_UNKNOWN"));
    expect(() => make(small, "int32", 2)).toThrow(refusal("DTYPE_UNSUPPORTED"));
    expect(() => make(small, "float32", 2)).not.toThrow();
  });

  test.each(ways)("%s refuses more than the backend holds", (_, make) => {
    expect(() => make(small, "float32", 11)).toThrow(refusal("OUT_OF_MEMORY"));
  });

  test("a size beyond all memory is refused before anything is made", () => {
    expect(() => device.zeros([2 ** 30, 2 ** 30])).toThrow(refusal("OUT_OF_MEMORY"));
    expect(() => device.ones([2 ** 30, 2 ** 30])).toThrow(refusal("OUT_OF_MEMORY"));
    expect(() => device.arange(1e15)).toThrow(refusal("OUT_OF_MEMORY"));
  });
});

test("a backend that allocates something else is told so", () => {
  class Wrong extends PlainBackend {
    override allocate(dtype: Dtype, length: number) {
      return super.allocate(dtype, length + 1);
    }
  }
  expect(() => new Wrong().zeros(3)).toThrow(refusal("BACKEND_CONTRACT"));
});
