import { describe, expect, test } from "vitest";
import { EvaluatingBackend } from "../../test/evaluating-backend.js";
import { refusal } from "../../test/refusal.js";
import { storagesLeft } from "../../test/storages-left.js";
import { cumsum } from "../index.js";

const device = new EvaluatingBackend();
const table = device.tensor([
  [1, 2, 6],
  [4, 4, 4],
]);

describe("cumsum", () => {
  test("sums along an axis, for every length", () => {
    for (let n = 0; n < 20; n++) {
      const x = device.arange(n);
      expect(cumsum(x).arraySync()).toEqual(Array.from({ length: n }, (_, i) => (i * (i + 1)) / 2));
    }
    expect(cumsum(table, { axis: 0 }).arraySync()).toEqual([
      [1, 2, 6],
      [5, 6, 10],
    ]);
    expect(cumsum(table, { axis: -1 }).arraySync()).toEqual([
      [1, 3, 9],
      [4, 8, 12],
    ]);
    expect(cumsum(table.T, { axis: 0 }).arraySync()).toEqual([
      [1, 4],
      [3, 8],
      [9, 12],
    ]);
  });

  test("sums integers in int32", () => {
    const bytes = device.full([5], 255, { dtype: "uint8" });
    expect(cumsum(bytes).dtype).toBe("int32");
    expect(cumsum(bytes).arraySync()).toEqual([255, 510, 765, 1020, 1275]);
    expect(cumsum(device.tensor([true, false, true])).arraySync()).toEqual([1, 1, 2]);
  });

  test("fills out, which may be the input", () => {
    const x = device.arange(5);
    expect(cumsum(x, { out: x })).toBe(x);
    expect(x.arraySync()).toEqual([0, 1, 3, 6, 10]);
    expect(() => cumsum(x, { out: device.zeros([5], { dtype: "int32" }) })).toThrow(
      refusal("DTYPE_MISMATCH"),
    );
  });

  test("needs an axis where there are several", () => {
    expect(() => cumsum(table)).toThrow(refusal("ARGUMENT_INVALID"));
    expect(() => cumsum(table, { axis: 2 })).toThrow(refusal("AXIS_RANGE"));
  });

  test("leaves only its result", () => {
    expect(storagesLeft(device, () => cumsum(device.arange(9)))).toBe(2);
    expect(storagesLeft(device, () => cumsum(table, { axis: 1 }))).toBe(1);
  });
});
