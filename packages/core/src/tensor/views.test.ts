import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PlainBackend } from "../../test/plain-backend.js";
import { refusal } from "../../test/refusal.js";
import {
  applyToModel,
  asPython,
  counting,
  draws,
  product,
  type Step,
  shapes,
  stepFor,
  valuesOf,
} from "../../test/view-model.js";
import type { Tensor } from "./tensor.js";

const device = new PlainBackend();

function applyToTensor(x: Tensor<"int32">, step: Step): Tensor<"int32"> {
  switch (step.kind) {
    case "transpose":
      return x.transpose(step.axes);
    case "flip":
      return x.flip(step.axes);
    case "slice":
      return x.slice(...asPython(step.specs, x.shape));
    case "at":
      return x.at(...step.indices);
    case "broadcastTo":
      return x.broadcastTo(step.shape);
    case "expandDims":
      return x.expandDims(step.axes);
    case "squeeze":
      return x.squeeze();
    case "reshape":
      return x.reshape(step.shape);
  }
}

test("any chain of views sees what the same chain of index functions sees", () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(shapes, draws, (shape, chain) => {
      let model = counting(shape);
      let x = device.arange(product(shape), { dtype: "int32" }).reshape(shape);
      for (const draw of chain) {
        const step = stepFor(draw, model.shape);
        kinds.add(step.kind);
        model = applyToModel(model, step);
        x = applyToTensor(x, step);
        expect(x.shape).toEqual(model.shape);
        expect(x.size).toBe(product(model.shape));
        expect(x.ndim).toBe(model.shape.length);
      }
      expect([...x.dataSync()]).toEqual(valuesOf(model));
      expect([...x.contiguous().dataSync()]).toEqual(valuesOf(model));
    }),
    { numRuns: 400, seed: 20 },
  );
  expect(kinds.size).toBe(8);
});

test("views of every rank from 0 to 8 read back", () => {
  for (let ndim = 0; ndim <= 8; ndim++) {
    const shape = Array.from({ length: ndim }, (_, d) => 1 + (d % 2));
    const x = device.arange(product(shape)).reshape(shape);
    expect(x.T.T.arraySync()).toEqual(x.arraySync());
    expect(x.flip().flip().arraySync()).toEqual(x.arraySync());
  }
});

describe("what a view shares", () => {
  const x = device.tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]);

  test("T, slice, at, flip, broadcastTo, expandDims, squeeze and reshape copy nothing", () => {
    const views = [
      x.T,
      x.slice(null, [0, 2]),
      x.at(1),
      x.flip(),
      x.broadcastTo([4, 2, 3]),
      x.expandDims(0),
      x.expandDims(0).squeeze(0),
      x.reshape([3, 2]),
      x.contiguous(),
    ];
    for (const view of views) expect(view.storage).toBe(x.storage);
  });

  test("reshape copies only where strides cannot do it", () => {
    const copy = x.T.reshape(6);
    expect(copy.storage).not.toBe(x.storage);
    expect(copy.arraySync()).toEqual([1, 4, 2, 5, 3, 6]);
    expect(x.T.reshape([3, 1, 2]).storage).toBe(x.storage);
  });

  test("contiguous of a view, copy and astype are storages of their own", () => {
    expect(x.T.contiguous().layout.contiguous).toBe(true);
    for (const copy of [x.T.contiguous(), x.copy(), x.astype("float32")]) {
      expect(copy.storage).not.toBe(x.storage);
    }
  });

  test("a dimension picked by an index goes, one picked by a range stays", () => {
    expect(x.slice(0).arraySync()).toEqual([1, 2, 3]);
    expect(x.slice([0, 1]).arraySync()).toEqual([[1, 2, 3]]);
    expect(x.slice(undefined, { start: -2 }).arraySync()).toEqual([
      [2, 3],
      [5, 6],
    ]);
    expect(x.slice([0, 2], { step: -1 }).arraySync()).toEqual([
      [3, 2, 1],
      [6, 5, 4],
    ]);
    expect(x.at(-1, -1).item()).toBe(6);
  });
});

test("views refuse what does not fit", () => {
  const x = device.zeros([2, 3]);
  expect(() => x.reshape([4, 2])).toThrow(refusal("SHAPE_MISMATCH"));
  expect(() => x.transpose([0, 0])).toThrow(refusal("AXIS_RANGE"));
  expect(() => x.slice(2)).toThrow(refusal("INDEX_RANGE"));
  expect(() => x.at(0, 0, 0)).toThrow(refusal("AXIS_RANGE"));
  expect(() => x.flip(2)).toThrow(refusal("AXIS_RANGE"));
  expect(() => x.broadcastTo([2, 4])).toThrow(refusal("SHAPE_MISMATCH"));
  expect(() => x.broadcastTo([Number.NaN, 3])).toThrow(refusal("SHAPE_INVALID"));
  expect(() => x.expandDims(4)).toThrow(refusal("AXIS_RANGE"));
  expect(() => x.squeeze(0)).toThrow(refusal("SHAPE_MISMATCH"));
});
