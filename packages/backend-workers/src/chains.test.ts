/** Maps in a row that run as chains: the same values, told by `explain`, and lost together where a thread fails. */
import { explain, LockstepError, map, type Tensor, zip } from "@lockstep/core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { workers } from "./index.js";
import { faultyWorkers, mortalWorkers } from "./testing/faulty-threads.js";
import type { WorkersBackend } from "./workers-backend.js";

const devices: WorkersBackend[] = [];
const kept = async (device: WorkersBackend | Promise<WorkersBackend>): Promise<WorkersBackend> => {
  devices.push(await device);
  return device;
};
afterEach(async () => {
  for (const device of devices.splice(0)) await device.dispose();
});

const increment = map((x) => x + 1);
const plus = zip((x, y) => x + y);
const costly = map((x) => Math.sin(Math.cos(Math.exp(x))));
const count = 100_000;

const noteOf = (operation: Parameters<typeof explain>[0], ...given: Tensor[]): string | undefined =>
  explain(operation, ...given).notes.find((note) => note.includes("in a chain of"));

/** What a read gives, or undefined where it was lost. */
async function firstOf(x: Tensor): Promise<number | undefined> {
  try {
    const data = await x.data();
    expect(data.every((value) => value === data[0])).toBe(true);
    return data[0] as number;
  } catch (error) {
    expect(error).toBeInstanceOf(LockstepError);
    expect(["WORKER_LOST", "ABORTED"]).toContain((error as LockstepError).code);
    return undefined;
  }
}

describe.each([1, 2, 3, 8])("maps in a row, with %i threads", (threads) => {
  it("leave what they leave one by one", async () => {
    const device = await kept(workers({ threads, chunk: 1000 }));
    const x = device.ones([count]);
    const even = x.slice({ step: 2 });
    const odd = x.slice({ start: 1, step: 2 });
    for (let i = 0; i < 100; i++) increment(x, { out: x });
    // One of two halves of a tensor, the other, and both.
    for (let i = 0; i < 10; i++) {
      increment(even, { out: even });
      plus(even, odd, { out: odd });
    }
    const backwards = plus(x, x.flip());
    for (let i = 0; i < 10; i++) increment(backwards, { out: x });
    const data = await backwards.data();
    // 101 became 111; and 101 + 102 + … + 111 the other.
    const [one, other] = [111, 101 + 10 * 101 + 55];
    expect([data[0], data[1], data.at(-1)]).toEqual([one + other, one + other, one + other]);
    expect((await x.data())[count - 1]).toBe(one + other + 1);
  });
});

describe("explain", () => {
  it("tells of the chain that a map ran in, and of none where it ran by itself", async () => {
    const device = await kept(workers({ threads: 2, chunk: 1000 }));
    const x = device.ones([count]);
    await increment(x).data();
    expect(noteOf(increment, x)).toBeUndefined();
    // The very last one may be left for itself.
    await vi.waitFor(async () => {
      for (let i = 0; i < 40; i++) increment(x, { out: x });
      await device.synchronize();
      expect(noteOf(increment, x)).toBeDefined();
    });
    expect(noteOf(increment, x)).toMatch(/^Ran in a chain of [2-8] operations/);
    const { threads } = explain(increment, x);
    expect(threads!.reduce((sum, { parts }) => sum + parts, 0)).toBe(count / 1000);
  });

  it("tells of none where a function takes so long that memory does not bound it", async () => {
    const device = await kept(workers({ threads: 2, chunk: 1000 }));
    const x = device.ones([count]);
    for (let i = 0; i < 20; i++) costly(x, { out: x });
    await device.synchronize();
    expect(noteOf(costly, x)).toBeUndefined();
  });
});

describe("a chain", () => {
  it("is lost where a thread fails in it, and nothing of it is done twice", async () => {
    for (const fault of ["throws", "exits"] as const) {
      const device = await kept(faultyWorkers(fault, { threads: 2, chunk: 1000, stall: 1000 }));
      const tensors = Array.from({ length: 12 }, () => device.ones([count]));
      for (let i = 0; i < 5; i++) for (const x of tensors) increment(x, { out: x });
      const values = await Promise.all(tensors.map(firstOf));
      expect(values.every((value) => value === undefined || value === 6)).toBe(true);
      await device.synchronize().catch(() => undefined);
      expect(await firstOf(increment(device.ones([count])))).toBe(2);
    }
  });

  it("is right or lost, whenever threads end", async () => {
    const { device, kill } = await mortalWorkers({ threads: 3, chunk: 1000 });
    devices.push(device);
    for (let round = 0; round < 20; round++) {
      const tensors = Array.from({ length: 10 }, () => device.ones([count]));
      for (let i = 0; i < 6; i++) {
        for (const x of tensors) increment(x, { out: x });
        if (i === round % 6) void kill(round);
      }
      const values = await Promise.all(tensors.map(firstOf));
      expect(values.every((value) => value === undefined || value === 7)).toBe(true);
      await device.synchronize().catch(() => undefined);
      for (const x of tensors) x.dispose();
    }
    expect(await firstOf(increment(device.ones([count])))).toBe(2);
  });

  it("is dropped by a signal, as far as it is not done", async () => {
    const device = await kept(workers({ threads: 2, chunk: 1000 }));
    const x = device.ones([1_000_000]);
    const results = Array.from({ length: 30 }, () => increment(x));
    await expect(device.synchronize({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "ABORTED",
    });
    const values = await Promise.all(results.map(firstOf));
    expect(values.every((value) => value === undefined || value === 2)).toBe(true);
    expect(values.at(-1)).toBeUndefined();
    expect(await firstOf(increment(x))).toBe(2);
  });
});
