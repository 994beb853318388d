import { describe, expect, test } from "vitest";
import { PlainBackend } from "../../test/plain-backend.js";
import { refusal } from "../../test/refusal.js";
import { Tensor } from "./tensor.js";

test("a tensor is a view with plain fields", () => {
  const device = new PlainBackend();
  const x = device.zeros([2, 3], { dtype: "int32" });
  expect(Object.keys(x)).toEqual(
    expect.arrayContaining(["device", "dtype", "storage", "layout", "shape", "ndim", "size", "disposed"]),
  );
  expect(x).toMatchObject({ dtype: "int32", shape: [2, 3], ndim: 2, size: 6, disposed: false });
  expect(x.device).toBe(device);
  expect(x.layout.shape).toBe(x.shape);
});

describe("dispose", () => {
  test("gives the storage back once, at the last tensor that shares it", () => {
    const device = new PlainBackend();
    const x = device.zeros([2, 3]);
    const { storage } = x;
    const view = x.T;
    x.dispose();
    x.dispose();
    expect(device.released).not.toContain(storage);
    expect(view.arraySync()).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    view.dispose();
    view.dispose();
    expect(device.released.filter((released) => released === storage).length).toBe(1);
    expect(device.memory()).toEqual({ tensors: 0, storages: 0, bytes: 0 });
  });

  test("lets go of the memory even while the tensor itself is kept", () => {
    const x = new PlainBackend().zeros(1000);
    x.dispose();
    expect(x.disposed).toBe(true);
    expect(x.storage.length).toBe(0);
  });

  test("`using` disposes at the end of the block", () => {
    const device = new PlainBackend();
    {
      using x = device.ones(4);
      using y = x.copy();
      expect(y.size).toBe(4);
      expect(device.memory().tensors).toBe(2);
    }
    expect(device.memory().tensors).toBe(0);
  });
});

describe("after dispose", () => {
  const device = new PlainBackend();
  const x = device.ones([1, 2]);
  x.dispose();

  test.each<[string, () => unknown]>([
    ["T", () => x.T],
    ["reshape", () => x.reshape(2)],
    ["transpose", () => x.transpose()],
    ["slice", () => x.slice(0)],
    ["at", () => x.at(0)],
    ["flip", () => x.flip()],
    ["broadcastTo", () => x.broadcastTo([2, 2])],
    ["expandDims", () => x.expandDims(0)],
    ["squeeze", () => x.squeeze()],
    ["contiguous", () => x.contiguous()],
    ["copy", () => x.copy()],
    ["astype", () => x.astype("int32")],
    ["dataSync", () => x.dataSync()],
    ["arraySync", () => x.arraySync()],
    ["item", () => x.item()],
  ])("%s is refused, and named", (name, use) => {
    expect(use).toThrow(refusal("DISPOSED"));
    expect(use).toThrow(`${name} of a tensor (float32, shape [1, 2]) that has been disposed of`);
  });

  test("what is awaited rejects", async () => {
    await expect(x.data()).rejects.toThrow(refusal("DISPOSED"));
    await expect(x.array()).rejects.toThrow(refusal("DISPOSED"));
    await expect(x.to(new PlainBackend())).rejects.toThrow(refusal("DISPOSED"));
  });

  test("a read that was asked before still answers", async () => {
    const y = device.tensor([1, 2]);
    const read = y.flip().array();
    y.dispose();
    expect(await read).toEqual([2, 1]);
  });
});

test("the same layout is the same kernel, so that backends find what they compiled", () => {
  const kernels: unknown[] = [];
  class Watching extends PlainBackend {
    override map(...args: Parameters<PlainBackend["map"]>) {
      kernels.push(args[0]);
      super.map(...args);
    }
  }
  const x = new Watching().zeros(2);
  x.copy();
  x.copy();
  x.astype("int32");
  expect(kernels[0]).toBe(kernels[1]);
  expect(kernels[2]).not.toBe(kernels[0]);
  expect(kernels[2]).toMatchObject({ dtype: "int32", type: "int32", parameters: [{ type: "float32" }] });
});

test("tensors are instances of Tensor", () => {
  expect(new PlainBackend().zeros(1)).toBeInstanceOf(Tensor);
});
