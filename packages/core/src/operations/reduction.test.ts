import { describe, expect, test } from "vitest";
import { EvaluatingBackend } from "../../test/evaluating-backend.js";
import { refusal } from "../../test/refusal.js";
import { all, any, map, max, min, prod, reduce, sum } from "../index.js";

const device = new EvaluatingBackend();
const x = device.tensor([
  [
    [1, 2, 3],
    [4, 5, 6],
  ],
]);
const total = reduce((acc, v) => acc + v, 0);

describe("axes", () => {
  test("one, several, negative, none, no one at all", () => {
    expect(total(x).arraySync()).toBe(21);
    expect(total(x, { axis: 2 }).arraySync()).toEqual([[6, 15]]);
    expect(total(x, { axis: -1 }).arraySync()).toEqual([[6, 15]]);
    expect(total(x, { axis: [1, 0] }).arraySync()).toEqual([5, 7, 9]);
    expect(total(x, { axis: [] }).shape).toEqual([1, 2, 3]);
  });

  test("stay, 1 long, with keepdims", () => {
    expect(total(x, { keepdims: true }).shape).toEqual([1, 1, 1]);
    expect(total(x, { axis: [0, 2], keepdims: true }).arraySync()).toEqual([[[6], [15]]]);
  });

  test("that do not exist are refused", () => {
    expect(() => total(x, { axis: 3 })).toThrow(refusal("AXIS_RANGE"));
    expect(() => total(x, { axis: [1, -2] })).toThrow(refusal("AXIS_RANGE"));
    expect(() => total(x, { axis: 0.5 })).toThrow(refusal("AXIS_RANGE"));
    expect(() => total(x, { axis: "0" } as never)).toThrow(refusal("AXIS_RANGE"));
    expect(() => sum(x, { axis: 3 })).toThrow(
      "AXIS_RANGE: sum: axis 3 does not exist in a tensor of 3 dimensions",
    );
    expect(() => total(x, { keepdims: 1 } as never)).toThrow(refusal("ARGUMENT_INVALID"));
  });
});

describe("out", () => {
  test("is filled, whatever its strides and with or without keepdims", () => {
    const out = device.zeros([2, 2]);
    total(x, { axis: [0, 2], out: out.slice(null, 1) });
    expect(out.arraySync()).toEqual([
      [0, 6],
      [0, 15],
    ]);
    const kept = device.zeros([1, 2, 1]);
    expect(total(x, { axis: 2, keepdims: true, out: kept })).toBe(kept);
    expect(kept.dataSync()).toEqual(new Float32Array([6, 15]));
  });

  test("may be a part of the input", () => {
    const y = device.tensor([
      [1, 2],
      [3, 4],
    ]);
    total(y, { axis: 0, out: y.at(0) });
    expect(y.arraySync()).toEqual([
      [4, 6],
      [3, 4],
    ]);
  });

  test("of another shape or dtype is refused", () => {
    expect(() => total(x, { out: device.zeros([1]) })).toThrow(refusal("SHAPE_MISMATCH"));
    expect(() => total(x, { out: device.zeros([], { dtype: "int32" }) })).toThrow(refusal("DTYPE_MISMATCH"));
    expect(() => total(x, { axis: 0, out: device.zeros([1]).broadcastTo([2, 3]) })).toThrow(
      refusal("OUT_OVERLAP"),
    );
  });
});

describe("reduce", () => {
  test("takes several elements, which broadcast", () => {
    const dot = reduce((acc, a, b) => acc + a * b, 0);
    expect(dot(device.tensor([1, 2, 3]), device.tensor([4, 5, 6])).item()).toBe(32);
    expect(dot(x, device.tensor([1, 10, 100]), { axis: 2 }).arraySync()).toEqual([[321, 654]]);
    expect(dot(x, 2).item()).toBe(42);
  });

  test("folds from left to right what is not associative", () => {
    const horner = reduce((acc, c, { at }) => acc * at + c, 0, { scope: { at: 10 } });
    expect(horner(device.tensor([1, 2, 3])).item()).toBe(123);
    expect(reduce((acc, v) => v - acc, 100)(device.tensor([1, 2, 3])).item()).toBe(3 - (2 - (1 - 100)));
  });

  test("applies an initial value that is no identity once", () => {
    expect(reduce((acc, v) => acc + v, 100)(device.ones([5000])).item()).toBe(5100);
    expect(reduce((acc, v) => acc + v, 7)(device.zeros([0])).item()).toBe(7);
  });

  test("takes a promise of associativity", () => {
    const larger = (acc: number, v: number) => (acc > v ? acc : v);
    const most = reduce(larger, -Infinity, { associative: true });
    expect(most(device.tensor([3, 9, 4])).item()).toBe(9);
    const not = reduce((acc, v) => acc - v * 0.5, 0, { associative: true });
    expect(() => reduce((acc, v) => 2 * acc + v, 0, { associative: true })(device.ones([4]))).toThrow(
      refusal("REDUCE_ASSOCIATIVE"),
    );
    // Recognised as a sum of −v / 2, so there is nothing to promise.
    expect(not(device.ones([4])).item()).toBe(-2);
  });

  test("refuses settings that do not exist, and says where a scope goes", () => {
    const wrong = () => reduce((acc, v) => acc + v, 0, { k: 2 } as never);
    expect(wrong).toThrow(refusal("ARGUMENT_INVALID"));
    expect(wrong).toThrow("{ scope: { k } }");
    expect(() => reduce((acc, v) => acc + v, 0, { associative: 1 } as never)).toThrow(
      refusal("ARGUMENT_INVALID"),
    );
    expect(() => reduce((acc, v) => acc + v, 0, 3 as never)).toThrow(refusal("ARGUMENT_INVALID"));
  });

  test("refuses initial values and functions that are none", () => {
    expect(() => reduce((acc, v) => acc + v, "0" as never)).toThrow(refusal("REDUCE_INIT"));
    expect(() => (reduce as (fn: unknown) => unknown)((acc: number, v: number) => acc + v)).toThrow(
      refusal("REDUCE_INIT"),
    );
    expect(() => reduce(((acc: number) => acc) as never, 0)).toThrow(refusal("KERNEL_ARITY"));
  });
});

describe("the standard reductions", () => {
  test("of nothing", () => {
    const empty = device.zeros([0, 2]);
    expect(sum(empty).item()).toBe(0);
    expect(prod(empty, { axis: 0 }).arraySync()).toEqual([1, 1]);
    expect(any(empty).item()).toBe(false);
    expect(all(empty).item()).toBe(true);
    for (const extreme of [min, max]) {
      expect(() => extreme(empty)).toThrow(refusal("REDUCE_EMPTY"));
      expect(() => extreme(empty, { axis: 0 })).toThrow(refusal("REDUCE_EMPTY"));
      // No results, so none is made of nothing.
      expect(extreme(empty, { axis: 1 }).shape).toEqual([0]);
    }
  });

  test("let NaN through", () => {
    const y = device.tensor([1, Number.NaN, -5]);
    expect(min(y).item()).toBeNaN();
    expect(max(y).item()).toBeNaN();
    expect(sum(y).item()).toBeNaN();
  });

  test("keep extremes of every dtype", () => {
    const lowest = device.tensor([-2147483648, -2147483648], { dtype: "int32" });
    expect(max(lowest).item()).toBe(-2147483648);
    expect(min(device.tensor([2147483647], { dtype: "int32" })).item()).toBe(2147483647);
    expect(min(device.tensor([255, 255], { dtype: "uint8" })).item()).toBe(255);
    expect(max(device.tensor([0, 0], { dtype: "uint8" })).item()).toBe(0);
    expect(max(device.tensor([-Infinity])).item()).toBe(-Infinity);
    expect(min(device.tensor([true, false])).item()).toBe(false);
    expect(max(device.tensor([false, false])).item()).toBe(false);
  });

  test("sum integers in int32, and wrap", () => {
    expect(sum(device.full([300], 255, { dtype: "uint8" })).item()).toBe(76500);
    expect(sum(device.tensor([true, true, false])).item()).toBe(2);
    expect(sum(device.tensor([2147483647, 1], { dtype: "int32" })).item()).toBe(-2147483648);
  });

  test("any and all take numbers as truth values", () => {
    const y = device.tensor([0, Number.NaN, 2]);
    expect(any(y).item()).toBe(true);
    expect(all(y).item()).toBe(false);
    expect(any(device.tensor([0, Number.NaN])).item()).toBe(false);
    expect(all(map((v) => v > -1)(x), { axis: [0, 1] }).arraySync()).toEqual([true, true, true]);
  });
});
