import { describe, expect, test } from "vitest";
import { PlainBackend } from "../../test/plain-backend.js";

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
