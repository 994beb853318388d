import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Arena, processArena, WasmEngine, workspaceBytes } from "@lockstep/codegen";
import { add, map, matmul, softmax, sum } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { cpu } from "./index.js";
import { EngineDevice } from "./testing/engine-device.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Collects until `done`, giving the runtime turns of the event loop in which to tell. */
async function collectUntil(done: () => boolean): Promise<void> {
  for (let round = 0; round < 100 && !done(); round++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const room = 2 ** 20;
const smallArena = (shared = true) => new Arena({ maximum: workspaceBytes + room, shared });
const deviceOn = (arena: Arena) => new EngineDevice(new WasmEngine(arena));
const evictionsOf = (device: EngineDevice<WasmEngine>) => device.engine.storages.residents.evictions;

const step = map((x: number) => x * 0.5 + 1);

describe.each([true, false])("temporaries that nobody disposes of (shared memory: %s)", (shared) => {
  it("come and go by the thousand in one synchronous loop, and then are forgotten", async () => {
    const arena = smallArena(shared);
    const device = deviceOn(arena);
    const makeMany = () => {
      let x = device.zeros([room / 16]);
      for (let i = 0; i < 2000; i++) x = step(x);
      return x.dataSync();
    };
    const last = makeMany();
    // Halfway to 2 at each turn.
    expect(last.every((value) => value === 2)).toBe(true);
    expect(evictionsOf(device)).toBeGreaterThan(1990);
    expect(device.memory()).toEqual({ tensors: 2001, storages: 2001, bytes: 2001 * (room / 4) });
    await collectUntil(() => device.memory().storages === 0);
    expect(device.memory()).toEqual({ tensors: 0, storages: 0, bytes: 0 });
    expect(arena.used).toBe(0);
  });

  it("may be larger than the arena", async () => {
    const arena = smallArena(shared);
    const device = deviceOn(arena);
    const makeSome = () => {
      let x = device.full([room], 1);
      for (let i = 0; i < 20; i++) x = add(x, step(x));
      return sum(x).item();
    };
    let expected = 1;
    for (let i = 0; i < 20; i++) expected += expected * 0.5 + 1;
    expect(makeSome()).toBeCloseTo(expected * room, -8);
    await collectUntil(() => device.memory().storages === 0);
    expect(arena.used).toBe(0);
  });
});

describe("small operations", () => {
  const device = cpu();
  const arena = processArena();
  const x = device.tensor([1, 2, 3, 4, 5, 6, 7, 8]);

  it("leave memory as it was after a million that are disposed of", () => {
    const [before, used] = [device.memory(), arena.used];
    for (let i = 0; i < 1_000_000; i++) add(x, x).dispose();
    expect(device.memory()).toEqual(before);
    expect(arena.used).toBe(used);
  }, 60_000);

  it("leave memory as it was in scopes", () => {
    const [before, used] = [device.memory(), arena.used];
    for (let i = 0; i < 200; i++) {
      device.scope(() => {
        for (let j = 0; j < 1000; j++) sum(add(x, x));
      });
    }
    expect(device.memory()).toEqual(before);
    expect(arena.used).toBe(used);
  }, 60_000);

  it("leave memory as it was once the rest is collected", async () => {
    const [before, used] = [device.memory(), arena.used];
    const makeMany = () => {
      for (let i = 0; i < 200_000; i++) add(x, x).reshape([2, 4]);
    };
    makeMany();
    expect(device.memory().storages).toBe(before.storages + 200_000);
    await collectUntil(() => device.memory().storages === before.storages);
    expect(device.memory()).toEqual(before);
    expect(arena.used).toBe(used);
  }, 60_000);
});

describe("a device", () => {
  it("gives its arena back when it is disposed of, and what is collected later does no harm", async () => {
    const arena = smallArena();
    const other = deviceOn(arena);
    const kept = other.tensor([1, 2, 3]);
    const { used } = arena;
    const makeAndDispose = async () => {
      const device = deviceOn(arena);
      const tensors = [0, 1, 2].map(() => device.ones([100, 100]));
      matmul(tensors[0]!, tensors[1]!);
      await device.dispose();
      expect(device.memory()).toEqual({ tensors: 0, storages: 0, bytes: 0 });
      tensors[2]!.dispose();
      return tensors.length;
    };
    expect(await makeAndDispose()).toBe(3);
    expect(arena.used).toBe(used);
    // What the other device now has stands where the disposed one's tensors stood.
    const more = [0, 1, 2].map((i) => other.full([100, 100], i));
    for (let round = 0; round < 10; round++) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(other.memory().storages).toBe(4);
    expect(more.map((tensor) => sum(tensor).item())).toEqual([0, 10_000, 20_000]);
    expect(kept.arraySync()).toEqual([1, 2, 3]);
  });

  it("shares the arena with others, each counting its own", async () => {
    const arena = smallArena();
    const [one, two] = [deviceOn(arena), deviceOn(arena)];
    const mine = Array.from({ length: 6 }, (_, i) => one.full([room / 16], i));
    const theirs = Array.from({ length: 6 }, (_, i) => two.full([room / 16], 10 + i));
    expect(evictionsOf(one)).toBe(6);
    for (let i = 0; i < 6; i++) {
      expect(sum(mine[i]!).item()).toBe((i * room) / 16);
      expect(sum(theirs[i]!).item()).toBe(((10 + i) * room) / 16);
    }
    // The sums count too.
    expect([one.memory().storages, two.memory().storages]).toEqual([12, 12]);
    await one.dispose();
    expect(sum(theirs[0]!).item()).toBe((10 * room) / 16);
    await two.dispose();
    expect(arena.used).toBe(0);
  });

  it("that nobody disposed of leaves nothing behind", async () => {
    const arena = smallArena();
    const abandon = () => {
      const device = deviceOn(arena);
      return softmax(device.ones([100, 100])).size;
    };
    expect(abandon()).toBe(10_000);
    expect(arena.used).toBeGreaterThan(0);
    await collectUntil(() => arena.used === 0);
    expect(arena.used).toBe(0);
  });
});

describe("zeros that nobody has written", () => {
  it("are read as zeros, in place too, wherever they stand", () => {
    const device = deviceOn(smallArena());
    const increment = map((x: number) => x + 1);
    for (const expected of [1, 2, 3]) {
      device.full([1000], 9).dispose();
      const x = device.zeros([1000]);
      for (let i = 0; i < expected; i++) increment(x, { out: x });
      expect(x.dataSync().every((value) => value === expected)).toBe(true);
      x.dispose();
    }
  });
});

describe("operations on tensors larger than the arena", () => {
  it("give what a device with room for them gives", () => {
    const small = deviceOn(smallArena());
    const large = cpu();
    const n = 640;
    const results = [small, large].map((device) => {
      const x = device.linspace(-1, 1, n * n).reshape([n, n]);
      const product = matmul(x, x.T);
      return [product, softmax(x, { axis: 0 }), sum(add(x, x.T), { axis: 0 }), x.T.contiguous()].map(
        (tensor) => Buffer.from(tensor.dataSync().buffer),
      );
    });
    results[0]!.forEach((bytes, i) => {
      expect(bytes.equals(results[1]![i]!)).toBe(true);
    });
    expect(evictionsOf(small)).toBeGreaterThan(0);
  });
});
