import { describe, expect, test } from "vitest";
import { EvaluatingBackend } from "../../test/evaluating-backend.js";
import { refusal } from "../../test/refusal.js";
import { storagesLeft } from "../../test/storages-left.js";
import { concat, stack, type Tensor } from "../index.js";

const device = new EvaluatingBackend();

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
    expect(storagesLeft(device, () => stack(halves, { out }))).toBe(0);
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
