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

describe("scope", () => {
  test("disposes of what is made within and not returned", () => {
    const device = new PlainBackend();
    const outside = device.ones([2, 2]);
    const kept = device.scope(() => {
      const temporary = outside.T.copy();
      return temporary.at(0);
    });
    expect(outside.disposed).toBe(false);
    expect(kept.arraySync()).toEqual([1, 1]);
    expect(device.memory()).toEqual({ tensors: 2, storages: 2, bytes: 32 });
  });

  test("finds what is returned in arrays, objects, maps and sets", () => {
    const device = new PlainBackend();
    const result = device.scope(() => ({
      list: [device.ones(1), [device.ones(1)]],
      map: new Map([["a", device.ones(1)]]),
      set: new Set([device.ones(1)]),
      count: 3,
    }));
    expect(device.memory().tensors).toBe(4);
    expect(result.map.get("a")?.item()).toBe(1);
  });

  test("hands what is returned to the scope around it", () => {
    const device = new PlainBackend();
    const x = device.scope(() => {
      const inner = device.scope(() => [device.ones(1), device.ones(2)]);
      expect(device.memory().tensors).toBe(2);
      return inner[0]!;
    });
    expect(device.memory().tensors).toBe(1);
    expect(x.item()).toBe(1);
  });

  test("a tensor disposed of within is not disposed of twice", () => {
    const device = new PlainBackend();
    device.scope(() => {
      device.ones(1).dispose();
    });
    expect(device.released.length).toBe(1);
  });

  test("disposes when the function throws or rejects", async () => {
    const device = new PlainBackend();
    const fail = () => {
      device.ones(1);
      throw new Error("mine");
    };
    expect(() => device.scope(fail)).toThrow("mine");
    await expect(device.scope(async () => fail())).rejects.toThrow("mine");
    expect(device.memory().tensors).toBe(0);
    device.ones(1);
    expect(device.memory().tensors).toBe(1);
  });

  test("follows an async function through its awaits", async () => {
    const device = new PlainBackend();
    const kept = await device.scope(async () => {
      device.ones(1);
      await Promise.resolve();
      device.ones(2);
      await new Promise((resolve) => setTimeout(resolve, 1));
      return { x: device.ones(3) };
    });
    expect(device.memory()).toEqual({ tensors: 1, storages: 1, bytes: 12 });
    expect(kept.x.disposed).toBe(false);
  });

  test("tells apart what runs between the awaits", async () => {
    const device = new PlainBackend();
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const slow = device.scope(async () => {
      const x = device.ones(1);
      await pause(20);
      const y = x.copy();
      await pause(20);
      return y.item() + x.item();
    });
    const quick = device.scope(async () => {
      await pause(10);
      device.ones(5);
      await pause(5);
    });
    const outside = device.ones(2);
    await pause(15);
    const later = device.ones(2);
    await quick;
    expect(await slow).toBe(2);
    expect([outside.disposed, later.disposed]).toEqual([false, false]);
    expect(device.memory().tensors).toBe(2);
  });

  test("what its function makes after its end belongs to the scope around it", async () => {
    const device = new PlainBackend();
    let late = Promise.resolve(device.ones(0));
    await device.scope(async () => {
      await device.scope(() => {
        late = Promise.resolve().then(() => device.ones(1));
      });
      expect((await late).disposed).toBe(false);
    });
    expect((await late).disposed).toBe(true);
  });

  test("leaves tensors of other devices alone", () => {
    const device = new PlainBackend();
    const other = new PlainBackend({ name: "other" });
    let foreign = other.zeros(0);
    device.scope(() => {
      foreign = other.ones(1);
    });
    expect(foreign.item()).toBe(1);
  });
});

describe("where calls cannot be followed through awaits", () => {
  const withoutContext = <R>(run: (device: PlainBackend) => R): R => {
    const { getBuiltinModule } = process;
    Object.defineProperty(process, "getBuiltinModule", { value: undefined, configurable: true });
    try {
      const device = new PlainBackend();
      device.scope(() => undefined);
      return run(device);
    } finally {
      Object.defineProperty(process, "getBuiltinModule", { value: getBuiltinModule, configurable: true });
    }
  };

  test("a scope sees what is made until the first await, and nothing of others", async () => {
    await withoutContext(async (device) => {
      const scope = device.scope(async () => {
        const early = device.ones(1);
        await Promise.resolve();
        return [early, device.ones(1)];
      });
      const outside = device.ones(1);
      const [early, late] = await scope;
      expect([early?.disposed, late?.disposed, outside.disposed]).toEqual([false, false, false]);
      const temporary = await device.scope(async () => {
        const x = device.ones(1);
        await Promise.resolve();
        return x.shape;
      });
      expect(temporary).toEqual([1]);
      expect(device.memory().tensors).toBe(3);
    });
  });

  test("nested scopes still nest", () => {
    withoutContext((device) => {
      device.scope(() => {
        const x = device.scope(() => device.ones(1));
        device.ones(1);
        expect(x.disposed).toBe(false);
      });
      expect(device.memory().tensors).toBe(0);
    });
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
