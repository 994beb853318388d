/**
 * Operations of random kind, size and order, asked by several callers at once, while a thread is killed every second:
 * every result is right or its read rejects, none is wrong, and none hangs.
 */
import { LockstepError, map, matmul, max, reduce, sum, type Tensor, zip } from "@lockstep/core";
import { expect, it } from "vitest";
import { mortalWorkers } from "./testing/faulty-threads.js";

const operations = Number(process.env.LOCKSTEP_STRESS ?? 5_000);
const callers = 8;

/** A generator of numbers from 0 to 1 (mulberry32, by Tommy Ettinger; public domain). */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const twice = map((x) => 2 * x);
const heavy = map((x) => {
  let value = x;
  for (let i = 0; i < 40; i++) value = (value * 1.5) % 1024;
  return value;
});
const plus = zip((x, y) => x + y);
const folded = reduce((acc, x) => (acc * 3 + x) % 8191, 1);
const halves = map((x) => {
  let value = x;
  let turns = 0;
  while (value > 1) {
    value = value / 2;
    turns++;
  }
  return turns;
});

/** Whole numbers below 1024 of which every element is known: all sums here are exact. */
const at = (seed: number, i: number): number => (i * 7 + seed) % 1000;

const heavyOf = (x: number): number => {
  let value = x;
  for (let i = 0; i < 40; i++) value = Math.fround(Math.fround(value * 1.5) % 1024);
  return value;
};

it(`${operations} operations, and a thread killed every second`, async () => {
  const { device, kill } = await mortalWorkers({ threads: 3, stall: 5000 });
  const pick = draws(2026);
  let which = 0;
  const killing = setInterval(() => void kill(which++), 1000);
  let right = 0;
  let rejected = 0;
  let left = operations;

  /** Reads a result: right, or rejected for a reason. */
  async function check(result: Tensor, expected: (i: number) => number): Promise<void> {
    let data: ArrayLike<number>;
    try {
      data = pick() < 0.2 ? result.dataSync() : await result.data();
    } catch (error) {
      if (!(error instanceof LockstepError) || error.code !== "WORKER_LOST") throw error;
      rejected++;
      return;
    }
    const step = Math.max(1, Math.floor(data.length / 500));
    for (let i = 0; i < data.length; i += step) {
      if (data[i] !== expected(i)) throw new Error(`Element ${i} is ${data[i]}, not ${expected(i)}`);
    }
    right++;
  }

  async function caller(): Promise<void> {
    while (left > 0) {
      left -= 3;
      const length = Math.floor(10 ** (6 * pick() ** 2));
      const seed = Math.floor(1000 * pick());
      const made = Float32Array.from({ length }, (_, i) => at(seed, i));
      const x = device.tensor(made);
      const kind = Math.floor(8 * pick());
      const tensors = [x];
      const keep = (y: Tensor): Tensor => {
        tensors.push(y as typeof x);
        return y;
      };
      if (kind === 0) await check(keep(plus(keep(twice(x)), x)), (i) => 3 * at(seed, i));
      else if (kind === 1) await check(keep(twice(keep(heavy(x)))), (i) => 2 * heavyOf(at(seed, i)));
      else if (kind === 2)
        await check(keep(twice(keep(x.slice({ step: -1 })))), (i) => 2 * at(seed, length - 1 - i));
      else if (kind === 3) {
        const whole = made.reduce((total, value) => total + value, 0);
        await check(keep(sum(keep(x.astype("float64")))), () => whole);
        await check(keep(max(x)), () => made.reduce((most, value) => Math.max(most, value), 0));
      } else if (kind === 4) {
        const width = Math.max(1, Math.floor(Math.sqrt(length)));
        const square = keep(keep(x.slice([0, width * width])).reshape([width, width]));
        const rows = made.subarray(0, width * width);
        const expected = (i: number): number => {
          let acc = 1;
          for (let row = 0; row < width; row++)
            acc = Math.fround(Math.fround(Math.fround(acc * 3) + rows[row * width + i]!) % 8191);
          return acc;
        };
        await check(keep(folded(square, { axis: 0 })), expected);
      } else if (kind === 5) {
        // In place, while what was asked before is still to be read.
        const before = check(x, (i) => at(seed, i));
        plus(x, 1, { out: x });
        await check(x, (i) => at(seed, i) + 1);
        await before;
      } else if (kind === 6) {
        // Maps in a row, which become chains, some in place.
        const y = keep(twice(x));
        for (let i = 0; i < 10; i++) plus(y, x, { out: y });
        const z = keep(plus(y, keep(x.slice({ step: -1 }))));
        await check(y, (i) => 12 * at(seed, i));
        await check(z, (i) => 12 * at(seed, i) + at(seed, length - 1 - i));
      } else {
        const n = Math.min(100, Math.max(1, Math.floor(Math.sqrt(length))));
        const a = keep(device.full([n, n], 2));
        await check(keep(matmul(a, keep(device.eye(n)))), () => 2);
        await check(keep(halves(x)), (i) => Math.max(0, Math.ceil(Math.log2(Math.max(1, at(seed, i))))));
      }
      for (const tensor of tensors) tensor.dispose();
      if (pick() < 0.05) await new Promise((resolve) => setTimeout(resolve, 200 * pick()));
    }
  }

  try {
    await Promise.all(Array.from({ length: callers }, caller));
  } finally {
    clearInterval(killing);
  }
  await device.synchronize().catch(() => undefined);
  await device.synchronize();
  const last = device.scope(() => twice(device.tensor([1, 2])));
  expect(await last.data()).toEqual(Float32Array.of(2, 4));
  last.dispose();
  expect(right).toBeGreaterThan(rejected);
  expect(device.memory().tensors).toBe(0);
  await device.dispose();
}, 600_000);
