import { describe, expect, test } from "vitest";
import { EvaluatingBackend } from "../../test/evaluating-backend.js";
import { refusal } from "../../test/refusal.js";
import { storagesLeft } from "../../test/storages-left.js";
import { argmax, argmin } from "../index.js";

const device = new EvaluatingBackend();

describe("argmin and argmax", () => {
  const x = device.tensor([
    [3, 1, 1],
    [0, 5, 5],
  ]);

  test("give the first index along an axis, or in the flattened tensor", () => {
    expect(argmin(x, { axis: 1 }).arraySync()).toEqual([1, 0]);
    expect(argmax(x, { axis: 1 }).arraySync()).toEqual([0, 1]);
    expect(argmax(x, { axis: -2, keepdims: true }).arraySync()).toEqual([[0, 1, 1]]);
    expect(argmax(x).item()).toBe(4);
    expect(argmin(x.T).item()).toBe(1);
    expect(argmax(x, { keepdims: true }).shape).toEqual([1, 1]);
  });

  test("give the first NaN", () => {
    const y = device.tensor([1, Number.NaN, 7, Number.NaN]);
    expect(argmin(y).item()).toBe(1);
    expect(argmax(y).item()).toBe(1);
  });

  test("of infinities, integers and bools", () => {
    expect(argmin(device.tensor([Infinity, Infinity])).item()).toBe(0);
    expect(argmax(device.tensor([-2147483648, -2147483648], { dtype: "int32" })).item()).toBe(0);
    expect(argmax(device.tensor([16777216, 16777217], { dtype: "int32" })).item()).toBe(1);
    expect(argmax(device.tensor([false, true, true])).item()).toBe(1);
  });

  test("of nothing are refused", () => {
    expect(() => argmax(device.zeros([0]))).toThrow(refusal("REDUCE_EMPTY"));
    expect(() => argmin(device.zeros([2, 0]), { axis: 1 })).toThrow(refusal("REDUCE_EMPTY"));
    expect(argmin(device.zeros([2, 0]), { axis: 0 }).shape).toEqual([0]);
    expect(() => argmax(x, { axis: [0, 1] } as never)).toThrow(refusal("AXIS_RANGE"));
    expect(() => argmax(x, { axis: 2 })).toThrow(refusal("AXIS_RANGE"));
  });

  test("fill out", () => {
    const out = device.zeros([2], { dtype: "int32" });
    expect(argmax(x, { axis: 1, out })).toBe(out);
    expect(out.arraySync()).toEqual([0, 1]);
    const one = device.zeros([1, 1], { dtype: "int32" });
    expect(argmax(x, { keepdims: true, out: one })).toBe(one);
    expect(one.item()).toBe(4);
    expect(() => argmax(x, { out: device.zeros([], { dtype: "uint8" }) })).toThrow(refusal("DTYPE_MISMATCH"));
  });

  test("leave only their result", () => {
    expect(storagesLeft(device, () => argmax(x, { axis: 1 }))).toBe(1);
    expect(storagesLeft(device, () => argmax(x.T))).toBe(1);
  });
});
