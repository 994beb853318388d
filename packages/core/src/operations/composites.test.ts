import { describe, expect, test } from "vitest";
import { EvaluatingBackend } from "../../test/evaluating-backend.js";
import { refusal } from "../../test/refusal.js";
import {
  argmax,
  argmin,
  concat,
  cumsum,
  mean,
  softmax,
  stack,
  std,
  sum,
  type Tensor,
  variance,
} from "../index.js";

const device = new EvaluatingBackend();
const table = device.tensor([
  [1, 2, 6],
  [4, 4, 4],
]);

/** The number of storages that a call leaves behind. */
function leftBy(run: () => unknown): number {
  const before = device.memory().storages;
  run();
  return device.memory().storages - before;
}

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
    expect(leftBy(() => variance(table, { axis: 0 }))).toBe(1);
    expect(leftBy(() => mean(table))).toBe(1);
    expect(leftBy(() => expect(() => std(table, { out: device.ones([1]) })).toThrow())).toBe(1);
  });
});

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
    expect(leftBy(() => argmax(x, { axis: 1 }))).toBe(1);
    expect(leftBy(() => argmax(x.T))).toBe(1);
  });
});

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
    expect(leftBy(() => cumsum(device.arange(9)))).toBe(2);
    expect(leftBy(() => cumsum(table, { axis: 1 }))).toBe(1);
  });
});

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
    expect(leftBy(() => softmax(x, { out: x }))).toBe(0);
    expect(x.arraySync()).toEqual([0.5, 0.5]);
    expect(leftBy(() => softmax(x))).toBe(1);
  });

  test("of nothing is nothing, and of a scalar is refused", () => {
    expect(softmax(device.zeros([0, 3])).shape).toEqual([0, 3]);
    expect(softmax(device.zeros([3, 0])).shape).toEqual([3, 0]);
    expect(() => softmax(device.tensor(1))).toThrow(refusal("AXIS_RANGE"));
  });
});

describe("concat and stack", () => {
  const a = device.tensor([[1, 2]]);
  const b = device.tensor([[3, 4]], { dtype: "int32" });

  test("put tensors together along an axis", () => {
    expect(concat([a, a]).arraySync()).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  test("promote dtypes and take views", () => {
    expect(concat([b, device.ones([1, 1], { dtype: "uint8" })], { axis: -1 }).dtype).toBe("int32");
    const joined = concat([a.flip(), b, a.T.reshape([1, 2])], { axis: 1 });
    expect(joined.dtype).toBe("float32");
    expect(joined.arraySync()).toEqual([[2, 1, 3, 4, 1, 2]]);
    expect(stack([a, b], { axis: -1 }).arraySync()).toEqual([
      [
        [1, 3],
        [2, 4],
      ],
    ]);
    expect(stack([device.tensor(1), device.tensor(2)]).arraySync()).toEqual([1, 2]);
  });

  test("take tensors of size 0", () => {
    expect(concat([device.zeros([0, 2]), a]).arraySync()).toEqual([[1, 2]]);
    expect(stack([device.zeros([0]), device.zeros([0])]).shape).toEqual([2, 0]);
  });

  test("fill out, even where it overlaps an input", () => {
    const x = device.arange(4);
    concat([x.slice([2, 4]), x.slice([0, 2])], { out: x });
    expect(x.arraySync()).toEqual([2, 3, 0, 1]);
    const y = device.arange(4);
    const halves: Tensor[] = [y.slice([2, 4]), y.slice([0, 2])];
    const out = y.reshape([2, 2]);
    expect(leftBy(() => stack(halves, { out }))).toBe(0);
    expect(y.arraySync()).toEqual([2, 3, 0, 1]);
  });

  test("refuse what does not fit", () => {
    expect(() => concat([a, device.ones([1, 2, 1])])).toThrow(refusal("SHAPE_MISMATCH"));
    expect(() => concat([a, device.ones([1, 3])])).toThrow("concat of shapes [1, 2] and [1, 3]");
    expect(() => stack([a, device.ones([2, 1])])).toThrow(refusal("SHAPE_MISMATCH"));
    expect(() => concat([a], { axis: 2 })).toThrow(refusal("AXIS_RANGE"));
    expect(() => stack([a], { axis: 3 })).toThrow(refusal("AXIS_RANGE"));
    expect(() => concat([])).toThrow(refusal("ARGUMENT_INVALID"));
    expect(() => concat(a as never)).toThrow(refusal("ARGUMENT_INVALID"));
    expect(() => concat([a, [1, 2] as never])).toThrow(refusal("ARGUMENT_INVALID"));
    expect(() => stack([a, new EvaluatingBackend().ones([1, 2])])).toThrow(refusal("BACKEND_MISMATCH"));
    expect(() => a.concat(a as never)).toThrow(refusal("ARGUMENT_INVALID"));
    expect(() => concat([a, a], { out: device.ones([2, 2], { dtype: "uint8" }) })).toThrow(
      refusal("DTYPE_MISMATCH"),
    );
  });
});
