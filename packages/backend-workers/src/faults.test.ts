/** A thread that fails takes along what it was computing, and nothing else. */
import { LockstepError, map, sum, type Tensor } from "@lockstep/core";
import { afterEach, describe, expect, it } from "vitest";
import { workers } from "./index.js";
import { type Fault, faults, faultyWorkers } from "./testing/faulty-threads.js";
import type { WorkersBackend } from "./workers-backend.js";

const devices: WorkersBackend[] = [];
afterEach(async () => {
  for (const device of devices.splice(0)) await device.dispose();
});

async function faulty(fault: Fault, stall = 1000): Promise<WorkersBackend> {
  const device = await faultyWorkers(fault, { threads: 2, chunk: 1000, stall });
  devices.push(device);
  return device;
}

const slow = map((x) => {
  let sum = x;
  for (let i = 0; i < 300; i++) sum = Math.sin(sum) + x;
  return sum;
});
const increment = map((x) => x + 1);
const endless = map((x) => {
  let y = x;
  while (y >= 0) y = y + 0;
  return y;
});

/** So many elements that the caller cannot be done before a thread took its part. */
const count = 1_000_000;

const lost = async (x: Tensor): Promise<LockstepError> => {
  const error = await x.data().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(LockstepError);
  expect((error as LockstepError).code).toBe("WORKER_LOST");
  return error as LockstepError;
};

const causes: Readonly<Record<Fault, RegExp>> = {
  throws: /A thread failed: RangeError: a part too many/,
  exits: /A thread was lost while it worked/,
  "runs out of memory": /memory/,
  hangs: /No thread finished anything for 1000 ms/,
};

describe.each(Object.keys(faults) as Fault[])("a thread that %s", (fault) => {
  it("loses its work and what depends on it; all else goes on", async () => {
    const device = await faulty(fault);
    const x = device.full([count], 0.5);
    const small = increment(device.tensor([1, 2, 3]));
    // What was planned for a sum serves another of the same layout, but not of what was lost.
    expect(sum(device.ones([10])).item()).toBe(10);
    const work = slow(x);
    const behind = increment(work);
    const beside = increment(x);
    expect((await lost(work)).message).toMatch(causes[fault]);
    await lost(behind);
    await lost(sum(work.slice([0, 10])));
    expect((await beside.data())[count - 1]).toBe(1.5);
    expect(await small.data()).toEqual(Float32Array.of(2, 3, 4));
    await expect(device.synchronize()).rejects.toMatchObject({ code: "WORKER_LOST" });
    await device.synchronize();
    const again = increment(slow(x));
    expect((await again.data())[0]).toBe(Math.fround((await slow(x).data())[count - 1]! + 1));
    // What was lost may be written anew.
    increment(x, { out: work });
    expect((await work.data())[7]).toBe(1.5);
    expect(sum(work.slice([0, 10])).item()).toBe(15);
  });

  it("does not hang who awaits what was lost behind what was done again", async () => {
    const device = await faulty(fault);
    const x = device.full([count], 0.5);
    const work = slow(x);
    const beside = increment(x);
    await lost(increment(work));
    expect((await beside.data())[0]).toBe(1.5);
  });

  it("does not hang a caller that waits", async () => {
    const device = await faulty(fault);
    const x = device.full([count], 0.5);
    expect(() => slow(x).dataSync()).toThrow(expect.objectContaining({ code: "WORKER_LOST" }));
    expect(increment(x).dataSync()[5]).toBe(1.5);
  });
});

describe("a function that never ends", () => {
  it("is given up after the stall limit, and the caller goes on", async () => {
    const device = await workers({ threads: 2, stall: 300 });
    devices.push(device);
    const work = endless(device.ones([10]));
    expect((await lost(work)).message).toContain("a function may not end");
    expect(() => endless(device.ones([10])).dataSync()).toThrow(/WORKER_LOST/);
    expect(await increment(device.ones([2])).data()).toEqual(Float32Array.of(2, 2));
  });
});

describe("a signal", () => {
  it("stops long work; what was done before stays", async () => {
    const device = await workers({ threads: 2 });
    devices.push(device);
    const x = device.full([count], 0.5);
    const before = increment(x);
    await device.synchronize();
    const work = slow(x);
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error("that is enough")), 20);
    await expect(device.synchronize({ signal: stop.signal })).rejects.toMatchObject({
      code: "ABORTED",
      message: expect.stringContaining("that is enough"),
    });
    await expect(work.data()).rejects.toMatchObject({ code: "ABORTED" });
    expect((await before.data())[3]).toBe(1.5);
    expect((await increment(before).data())[3]).toBe(2.5);
    await device.synchronize({ signal: AbortSignal.timeout(10_000) });
  });

  it("that has aborted already stops at once, and where there is nothing to stop does nothing", async () => {
    const device = await workers({ threads: 2 });
    devices.push(device);
    await device.synchronize({ signal: AbortSignal.abort() });
    const work = slow(device.full([count], 0.5));
    await expect(device.synchronize({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "ABORTED",
    });
    await expect(work.data()).rejects.toMatchObject({ code: "ABORTED" });
  });
});

describe("dispose", () => {
  it("ends at once; reads that wait reject", async () => {
    const device = await workers({ threads: 2 });
    const reading = endless(device.ones([100])).data();
    const refused = expect(reading).rejects.toMatchObject({ code: "DISPOSED" });
    await device.dispose();
    await refused;
  });
});
