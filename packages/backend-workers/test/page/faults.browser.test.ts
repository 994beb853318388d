/** What becomes of a page when a thread hangs or is gone. */
import { workers } from "@lockstep/backend-workers";
import { map } from "@lockstep/core";
import { afterEach, beforeEach, expect, test } from "vitest";

const twice = map((x) => x + x);
/** Too much for a page to do by itself. */
const heavy = map((x) => Math.exp(Math.sin(x)));
const forever = map((x) => {
  let y = x;
  while (y > 0) y += 1;
  return y;
});

/** The workers of a test, the latest last. */
let made: Worker[] = [];
const { Worker: Native } = globalThis;

beforeEach(() => {
  made = [];
  globalThis.Worker = class extends Native {
    constructor(...args: ConstructorParameters<typeof Native>) {
      super(...args);
      made.push(this);
    }
  };
});

afterEach(() => {
  globalThis.Worker = Native;
});

/** Locks of threads that run. */
async function threadsAlive(): Promise<number> {
  const { held = [] } = await navigator.locks.query();
  return held.filter(({ name }) => name?.startsWith("lockstep ")).length;
}

test("reads of a function that never ends reject, others keep their values, and the next operation works", async () => {
  await using device = await workers({ threads: 2, stall: 2000 });
  const x = device.tensor([1, 2, 3]);
  const hung = forever(x);
  const behind = twice(hung);
  const apart = twice(x);
  await expect(hung.data()).rejects.toMatchObject({ code: "WORKER_LOST" });
  await expect(behind.data()).rejects.toMatchObject({ code: "WORKER_LOST" });
  expect(await apart.array()).toEqual([2, 4, 6]);
  expect(await twice(x).array()).toEqual([2, 4, 6]);
  await expect(device.synchronize()).rejects.toMatchObject({ code: "WORKER_LOST" });
  await device.synchronize();
});

test("a worker that the browser ends while it works is missed without any stall limit", async () => {
  await using device = await workers({ threads: 1, stall: Number.POSITIVE_INFINITY });
  const hung = forever(device.tensor([1]));
  const read = hung.data();
  await new Promise((resolve) => setTimeout(resolve, 50));
  made[0]!.terminate();
  await expect(read).rejects.toMatchObject({ code: "WORKER_LOST" });
  expect(
    await twice(device.ones([1_000_000]))
      .at(999_999)
      .array(),
  ).toBe(2);
});

test("a worker that is ended while it waits is replaced", async () => {
  await using device = await workers({ threads: 1, stall: Number.POSITIVE_INFINITY });
  made[0]!.terminate();
  // It would still do what comes at once.
  while (made.length === 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(
    await heavy(device.zeros([1_000_000]))
      .at(999_999)
      .array(),
  ).toBe(1);
});

test("a signal stops work that never ends", async () => {
  await using device = await workers({ threads: 1 });
  const hung = forever(device.tensor([1]));
  const controller = new AbortController();
  const synchronized = device.synchronize({ signal: controller.signal });
  controller.abort(new Error("enough"));
  await expect(synchronized).rejects.toMatchObject({ code: "ABORTED" });
  await expect(hung.data()).rejects.toMatchObject({ code: "ABORTED" });
});

test("dispose resolves when no thread runs any more, and one device after another leaves none", async () => {
  const before = await threadsAlive();
  for (let round = 0; round < 20; round++) {
    const device = await workers({ threads: 2 });
    expect(await threadsAlive()).toBe(before + 2);
    heavy(device.ones([1_000_000]));
    await device.dispose();
    expect(await threadsAlive()).toBe(before);
  }
  const hung = await workers({ threads: 1 });
  forever(hung.tensor([1]));
  await hung.dispose();
  expect(await threadsAlive()).toBe(before);
});

test("where the page forbids workers, the error says what the policy must allow", async () => {
  globalThis.Worker = class extends EventTarget {
    onerror: ((event: Event) => void) | undefined;
    constructor() {
      super();
      setTimeout(() => this.onerror?.(new Event("error")));
    }
    postMessage(): void {}
    terminate(): void {}
  } as unknown as typeof Worker;
  await expect(workers({ threads: 2 })).rejects.toMatchObject({
    code: "BACKEND_UNAVAILABLE",
    message: expect.stringContaining("worker-src blob:"),
  });
});
