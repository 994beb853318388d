import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PlainBackend } from "../../test/plain-backend.js";
import { refusal } from "../../test/refusal.js";
import type { Capabilities } from "../backend/capabilities.js";
import { type Dtype, dtypes, type TypedArray } from "../dtype/dtype.js";

const device = new PlainBackend();
const awaited = new PlainBackend({ name: "awaited", syncReads: false });

describe("reading", () => {
  const x = device.tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]);

  test("gives the elements of a view in its own order", async () => {
    expect(await x.T.data()).toEqual(new Float32Array([1, 4, 2, 5, 3, 6]));
    expect(x.slice(null, 1).dataSync()).toEqual(new Float32Array([2, 5]));
    expect(await x.slice(null, { step: -2 }).array()).toEqual([
      [3, 1],
      [6, 4],
    ]);
    expect(x.at(0).arraySync()).toEqual([1, 2, 3]);
  });

  test("gives an array of its own", () => {
    x.dataSync()[0] = 99;
    expect(x.at(0, 0).item()).toBe(1);
  });

  test.each<[Dtype, string]>([
    ["bool", "Uint8Array"],
    ["uint8", "Uint8Array"],
    ["int32", "Int32Array"],
    ["float32", "Float32Array"],
    ["float64", "Float64Array"],
  ])("of %s gives a %s", async (dtype, name) => {
    const data: TypedArray = await device.ones([2, 3], { dtype }).T.data();
    expect(data.constructor.name).toBe(name);
    expect([...data]).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test("gives booleans for bool, a value for a scalar, nothing for nothing", async () => {
    expect(await device.tensor([[true], [false]]).array()).toEqual([[true], [false]]);
    expect(device.tensor(true).arraySync()).toBe(true);
    expect(device.tensor(2.5).arraySync()).toBe(2.5);
    expect(device.zeros([2, 0, 3]).arraySync()).toEqual([[], []]);
    expect(x.slice([1, 1]).dataSync()).toEqual(new Float32Array(0));
  });

  test("leaves nothing behind on the device", async () => {
    const before = device.memory();
    x.at(1, 1).item();
    await x.broadcastTo([2, 2, 3]).data();
    // The two views themselves stay until they are collected; their storage was there before.
    expect(device.memory()).toEqual({ ...before, tensors: before.tensors + 2 });
  });
});

describe("item", () => {
  test("is the only element, whatever the number of dimensions", () => {
    expect(device.tensor([[[3]]]).item()).toBe(3);
    expect(device.tensor(false).item()).toBe(false);
    expect(device.tensor([1, 2]).at(-1).item()).toBe(2);
  });

  test.each([[[2]], [[0]], [[1, 3]]])("refuses shape %j", (shape) => {
    expect(() => device.zeros(shape).item()).toThrow(refusal("ITEM_SIZE"));
  });
});

describe("a backend that can only be awaited", () => {
  const x = awaited.tensor([1, 2]);

  test("is read by awaiting, and refuses all else", async () => {
    expect(await x.flip().array()).toEqual([2, 1]);
    expect(() => x.dataSync()).toThrow(refusal("SYNC_READ_UNSUPPORTED"));
    expect(() => x.arraySync()).toThrow(refusal("SYNC_READ_UNSUPPORTED"));
    expect(() => x.at(0).item()).toThrow(refusal("SYNC_READ_UNSUPPORTED"));
  });

  test("may say why", () => {
    class Waiting extends PlainBackend {
      override readonly capabilities: Capabilities = {
        ...awaited.capabilities,
        syncReadsObstacle: { cause: "It must not wait here", mend: "Wait elsewhere" },
      };
    }
    const read = () => new Waiting().tensor([1]).dataSync();
    expect(read).toThrow(refusal("SYNC_READ_UNSUPPORTED"));
    expect(read).toThrow("It must not wait here\n  Wait elsewhere");
  });
});

describe("a backend that breaks the contract of reading is told so", () => {
  class Short extends PlainBackend {
    override readSync() {
      return new Float32Array(1);
    }
    override read() {
      return Promise.resolve<TypedArray>(new Float64Array(2));
    }
  }

  test("by length, by kind of array, and by a claim that nothing stands behind", async () => {
    const x = new Short().zeros(2);
    expect(() => x.dataSync()).toThrow(refusal("BACKEND_CONTRACT"));
    await expect(x.data()).rejects.toThrow(refusal("BACKEND_CONTRACT"));
    const silent = new PlainBackend();
    Object.defineProperty(silent, "readSync", { value: undefined });
    expect(() => silent.zeros(1).item()).toThrow(refusal("BACKEND_CONTRACT"));
  });
});

describe("astype", () => {
  test("converts between all dtypes as the kernel tree says", () => {
    const values = [0, 1, 2, 200];
    for (const from of dtypes) {
      for (const to of dtypes) {
        const kept = values.map((value) => (from === "bool" ? Number(value !== 0) : value));
        const x = device.tensor(kept, { dtype: from });
        const expected = kept.map((value) => (to === "bool" ? Number(value !== 0) : value));
        expect([...x.astype(to).dataSync()]).toEqual(expected);
        expect(x.astype(to).dtype).toBe(to);
      }
    }
  });

  test("truncates and wraps floats, and rounds doubles", () => {
    const x = device.tensor([1.9, -1.9, 3e9, Number.NaN, Number.POSITIVE_INFINITY], { dtype: "float64" });
    expect(x.astype("int32").arraySync()).toEqual([1, -1, -1294967296, 0, 0]);
    expect(x.slice([0, 2]).astype("uint8").arraySync()).toEqual([1, 255]);
    expect(x.astype("bool").arraySync()).toEqual([true, true, true, false, true]);
    expect(x.at(0).astype("float32").item()).toBe(Math.fround(1.9));
  });

  test("is a copy even where the dtype is the same, and reads through views", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }), (values) => {
        const x = device.tensor(values, { dtype: "int32" });
        const same = x.flip().astype("int32");
        expect(same.storage).not.toBe(x.storage);
        expect(same.arraySync()).toEqual(values.toReversed());
      }),
      { numRuns: 50, seed: 14 },
    );
  });

  test("refuses dtypes that do not exist or that the device lacks", () => {
    const small = new PlainBackend({ name: "small", dtypes: ["float32"] });
    expect(() => device.zeros(1).astype("complex64" as never)).toThrow(refusal("DTYPE_UNKNOWN"));
    expect(() => small.zeros(1).astype("float64")).toThrow(refusal("DTYPE_UNSUPPORTED"));
  });
});

describe("to", () => {
  test("copies to another device, views in their own order", async () => {
    const x = device.tensor([
      [1, 2],
      [3, 4],
    ]);
    const moved = await x.T.to(awaited);
    expect(moved.device).toBe(awaited);
    expect(await moved.array()).toEqual([
      [1, 3],
      [2, 4],
    ]);
    const same = await x.to(device);
    expect(same.storage).not.toBe(x.storage);
  });

  test("rejects where the other device cannot hold it", async () => {
    const small = new PlainBackend({ name: "small", dtypes: ["float32"], maxElements: 2 });
    await expect(device.zeros(1, { dtype: "int32" }).to(small)).rejects.toThrow(refusal("DTYPE_UNSUPPORTED"));
    await expect(device.zeros(3).to(small)).rejects.toThrow(refusal("OUT_OF_MEMORY"));
    await expect(device.zeros(3).to("gpu" as never)).rejects.toThrow('"gpu" is not a device');
  });
});
