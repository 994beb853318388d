import { describe, expect, test } from "vitest";
import { EvaluatingBackend } from "../../test/evaluating-backend.js";
import { refusal } from "../../test/refusal.js";
import { storagesLeft } from "../../test/storages-left.js";
import { softmax, sum } from "../index.js";

const device = new EvaluatingBackend();
const table = device.tensor([
  [1, 2, 6],
  [4, 4, 4],
]);

describe("softmax", () => {
  test("gives shares that add up to 1 along an axis", () => {
    const shares = softmax(device.tensor([[0, Math.log(3)]], { dtype: "float64" }));
    expect(shares.dataSync()[0]).toBeCloseTo(0.25, 14);
    expect(sum(softmax(table, { axis: 0 }), { axis: 0 }).arraySync()).toEqual(
      [1, 1, 1].map((v) => expect.closeTo(v, 6)),
    );
  });

  test("does not overflow", () => {
    expect(softmax(device.tensor([1000, 1000])).arraySync()).toEqual([0.5, 0.5]);
    expect(softmax(device.tensor([-Infinity, 0])).arraySync()).toEqual([0, 1]);
  });

  test("of integers is float32", () => {
    expect(softmax(device.tensor([5, 5], { dtype: "uint8" })).arraySync()).toEqual([0.5, 0.5]);
    expect(softmax(device.tensor([-2147483648, 2147483647], { dtype: "int32" })).arraySync()).toEqual([0, 1]);
  });

  test("fills out, which may be the input, and leaves nothing else", () => {
    const x = device.tensor([3, 3]);
    expect(storagesLeft(device, () => softmax(x, { out: x }))).toBe(0);
    expect(x.arraySync()).toEqual([0.5, 0.5]);
    expect(storagesLeft(device, () => softmax(x))).toBe(1);
  });

  test("of nothing is nothing, and of a scalar is refused", () => {
    expect(softmax(device.zeros([0, 3])).shape).toEqual([0, 3]);
    expect(softmax(device.zeros([3, 0])).shape).toEqual([3, 0]);
    expect(() => softmax(device.tensor(1))).toThrow(refusal("AXIS_RANGE"));
  });
});
