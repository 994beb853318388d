import { describe, expect, test } from "vitest";
import { EvaluatingBackend } from "../../test/evaluating-backend.js";
import { refusal } from "../../test/refusal.js";
import { storagesLeft } from "../../test/storages-left.js";
import { mean, std, variance } from "../index.js";

const device = new EvaluatingBackend();
const table = device.tensor([
  [1, 2, 6],
  [4, 4, 4],
]);

describe("mean, var and std", () => {
  test("along axes", () => {
    expect(mean(table).item()).toBe(3.5);
    expect(mean(table, { axis: 1, keepdims: true }).arraySync()).toEqual([[3], [4]]);
    expect(variance(table, { axis: 0 }).arraySync()).toEqual([2.25, 1, 1]);
    expect(variance(table, { axis: 1, correction: 1 }).arraySync()).toEqual([7, 0]);
    expect(std(table, { axis: [0] }).arraySync()).toEqual([1.5, 1, 1]);
  });

  test("of integers are float32", () => {
    const bytes = device.tensor([255, 255, 254], { dtype: "uint8" });
    expect(mean(bytes).dtype).toBe("float32");
    expect(mean(bytes).item()).toBeCloseTo(254.6667, 3);
    expect(variance(device.tensor([2000000000, 2000000000], { dtype: "int32" })).item()).toBe(0);
    expect(mean(device.tensor([true, false])).item()).toBe(0.5);
  });

  test("keep their digits where the spread is small beside the mean", () => {
    const far = device.tensor([1e6, 1e6 + 1, 1e6 + 2]);
    expect(variance(far).item()).toBeCloseTo(2 / 3, 6);
  });

  test("of nothing, and of too few, are NaN", () => {
    expect(mean(device.zeros([0])).item()).toBeNaN();
    expect(variance(device.zeros([2, 0]), { axis: 1 }).arraySync()).toEqual([Number.NaN, Number.NaN]);
    expect(variance(device.ones([1]), { correction: 1 }).item()).toBeNaN();
  });

  test("fill out, even one that is the input", () => {
    const out = device.zeros([2]);
    expect(std(table, { axis: 1, out })).toBe(out);
    expect(out.dataSync()[1]).toBe(0);
    const x = device.tensor([
      [1, 3],
      [5, 7],
    ]);
    mean(x, { axis: 1, out: x.at(0) });
    expect(x.arraySync()).toEqual([
      [2, 6],
      [5, 7],
    ]);
  });

  test("refuse options that make no sense", () => {
    expect(() => mean(table, { correction: 1 } as never)).toThrow(refusal("ARGUMENT_INVALID"));
    expect(() => variance(table, { correction: Number.NaN })).toThrow(refusal("ARGUMENT_INVALID"));
    expect(() => std(table, { axis: 2 })).toThrow(refusal("AXIS_RANGE"));
    expect(() => std(table, { out: device.zeros([1]) })).toThrow(/SHAPE_MISMATCH: std/);
  });

  test("leave only their result", () => {
    expect(storagesLeft(device, () => variance(table, { axis: 0 }))).toBe(1);
    expect(storagesLeft(device, () => mean(table))).toBe(1);
    expect(storagesLeft(device, () => expect(() => std(table, { out: device.ones([1]) })).toThrow())).toBe(1);
  });
});
