import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { PlainBackend } from "../../test/plain-backend.js";
import { refusal } from "../../test/refusal.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Collects until `done`, giving the runtime turns of the event loop in which to tell. */
async function collectUntil(done: () => boolean): Promise<void> {
  for (let round = 0; round < 100 && !done(); round++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe("memory", () => {
  test("counts tensors, storages and bytes", () => {
    const device = new PlainBackend();
    const x = device.zeros([10], { dtype: "float64" });
    const y = x.reshape([2, 5]);
    const z = device.zeros([3], { dtype: "uint8" });
    expect(device.memory()).toEqual({ tensors: 3, storages: 2, bytes: 83 });
    x.dispose();
    expect(device.memory()).toEqual({ tensors: 2, storages: 2, bytes: 83 });
    y.dispose();
    z.dispose();
    expect(device.memory()).toEqual({ tensors: 0, storages: 0, bytes: 0 });
  });

  test("forgets what the garbage collector took, views included", async () => {
    const device = new PlainBackend();
    const kept = device.ones(1);
    const makeSome = () => {
      for (let i = 0; i < 50; i++) device.zeros([2, 3]).T.slice(0);
    };
    makeSome();
    expect(device.memory()).toEqual({ tensors: 151, storages: 51, bytes: 1204 });
    await collectUntil(() => device.memory().storages === 1);
    expect(device.memory()).toEqual({ tensors: 1, storages: 1, bytes: 4 });
    expect(kept.item()).toBe(1);
  });

  test("hands the resources of collected storages back, those of disposed ones never twice", async () => {
    const device = new PlainBackend();
    const make = (resource: string, dispose: boolean) => {
      device.nextResource = resource;
      const x = device.zeros(1);
      if (dispose) x.dispose();
    };
    make("disposed", true);
    make("collected", false);
    await collectUntil(() => device.reclaimed.length > 0);
    expect(device.reclaimed).toEqual(["collected"]);
    expect(device.released.length).toBe(1);
  });

  test("a view keeps the storage of a tensor that nobody holds", async () => {
    const device = new PlainBackend();
    const view = device.tensor([1, 2, 3]).slice([1, 3]);
    device.zeros(1);
    await collectUntil(() => device.memory().storages === 1);
    expect(view.arraySync()).toEqual([2, 3]);
    expect(device.memory().bytes).toBe(12);
  });

  test("counting keeps nothing alive, not even until the current job ends", () => {
    const device = new PlainBackend();
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 200; i++) device.zeros([1 << 20], { dtype: "uint8" });
    collect();
    collect();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 << 20);
  });
});

describe("a device that is disposed of", () => {
  test("closes once, and everything on it is refused", async () => {
    const device = new PlainBackend();
    const x = device.ones(2);
    await Promise.all([device.dispose(), device.dispose()]);
    expect(device.closed).toBe(1);
    expect(device.memory()).toEqual({ tensors: 0, storages: 0, bytes: 0 });
    expect(() => device.zeros(1)).toThrow(refusal("DISPOSED"));
    expect(() => device.scope(() => 1)).toThrow(refusal("DISPOSED"));
    expect(() => x.T).toThrow("T on plain, which has been disposed of");
    await expect(x.data()).rejects.toThrow(refusal("DISPOSED"));
    await expect(new PlainBackend().ones(1).to(device)).rejects.toThrow(refusal("DISPOSED"));
    x.dispose();
    expect(device.released).toEqual([]);
    expect(device.memory().tensors).toBe(0);
  });

  test("`await using` disposes of it at the end of the block", async () => {
    const seen = new PlainBackend();
    {
      await using device = seen;
      expect(device.disposed).toBe(false);
    }
    expect(seen.disposed).toBe(true);
  });
});
