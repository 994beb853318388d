import { explain, map, matmul, reduce, sum } from "@lockstep/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workers } from "./index.js";
import type { WorkersBackend } from "./workers-backend.js";

let device: WorkersBackend;
let alone: WorkersBackend;
beforeAll(async () => {
  device = await workers({ threads: 2, chunk: 1000 });
  alone = await workers({ threads: 1 });
});
afterAll(async () => {
  await device.dispose();
  await alone.dispose();
});

const half = map((x) => x / 2);
const endless = map((x) => {
  let y = x;
  while (y > 1) y = y / 2;
  return y;
});
const horner = reduce((acc, x) => acc * 0.5 + x, 0);
const parallel = (of: { loops: readonly { parallel: boolean }[] }) => of.loops.map((loop) => loop.parallel);

describe("explain", () => {
  it("says which loops threads share, and what each thread did", async () => {
    const x = device.ones([100_000]);
    expect(explain(half, x).threads).toBeUndefined();
    await half(x).data();
    const { loops, threads, notes, backend, engine } = explain(half, x);
    expect({ backend, engine }).toEqual({ backend: "workers", engine: "wasm-simd" });
    expect(loops[0]).toMatchObject({
      parallel: true,
      why: "Its elements are the lanes; threads take parts of it",
    });
    expect(threads).toHaveLength(2);
    expect(threads!.reduce((count, { parts }) => count + parts, 0)).toBe(100);
    expect(threads!.every(({ time }) => time >= 0)).toBe(true);
    expect(notes.at(-1)).toContain("Of 2 threads");
  });

  it("says which part each thread took, and when", async () => {
    const x = device.ones([100_000]);
    await half(x).data();
    const threads = explain(half, x).threads!;
    const chunks = threads.flatMap((thread) => thread.chunks!);
    expect(threads.map((thread) => thread.chunks!.length)).toEqual(threads.map((thread) => thread.parts));
    expect(chunks.map(({ part }) => part).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, part) => part),
    );
    expect(chunks.every(({ start, end }) => start >= 0 && end >= start)).toBe(true);
    for (const { chunks: own } of threads) {
      // A thread does one thing after another.
      expect(own!.slice(1).every(({ start }, k) => start >= own![k]!.end)).toBe(true);
    }
  });

  it("records the first 512 parts of work that is divided into more", async () => {
    const x = device.ones([700_000]);
    await half(x).data();
    const threads = explain(half, x).threads!;
    expect(threads.reduce((count, { parts }) => count + parts, 0)).toBe(700);
    expect(threads.reduce((count, thread) => count + thread.chunks!.length, 0)).toBe(512);
  });

  it("counts what may not end for threads alone", async () => {
    const x = device.full([10_000], 5);
    await endless(x).data();
    const [caller, other] = explain(endless, x).threads!;
    expect(caller!.parts + other!.parts).toBe(10);
  });

  it("says that sums are divided along their elements, and folds are not", async () => {
    const x = device.ones([50_000]);
    expect(explain(sum, x).loops.at(-1)).toMatchObject({
      parallel: true,
      why: "Its elements are the lanes; threads take whole branches of the tree",
    });
    await sum(x).data();
    expect(explain(sum, x).threads!.length).toBe(2);
    const folded = explain(horner, x);
    expect(parallel(folded)).toEqual([true, false]);
    expect(folded.loops[1]!.why).toContain("a fold runs strictly in order, on one thread");
    expect(parallel(explain(sum, device.ones([50, 1000]), { axis: 1 }))).toEqual([true, false]);
  });

  it("says by which loop products are divided", async () => {
    const [a, b] = [device.ones([64, 80]), device.ones([80, 70])];
    const [stack, narrow] = [device.ones([3, 64, 80]), device.ones([80, 50])];
    expect(parallel(explain(matmul, a, narrow))).toEqual([true, false, false]);
    expect(parallel(explain(matmul, stack, narrow))).toEqual([true, false, false, false]);
    expect(parallel(explain(matmul, a, b))).toEqual([false, true, false]);
    expect(parallel(explain(matmul, stack, b))).toEqual([false, false, true, false]);
    expect(parallel(explain(matmul, stack, device.ones([3, 80, 70])))).toEqual([true, false, false, false]);
    expect(parallel(explain(matmul, device.ones([2, 300]), device.ones([300, 3000])))).toEqual([
      false,
      true,
      false,
    ]);
    await matmul(a, b).data();
    expect(explain(matmul, a, b).threads).toHaveLength(2);
  });

  it("is honest about a device of one thread", () => {
    const { loops, threads } = explain(half, alone.ones([100_000]));
    expect(loops[0]).toMatchObject({
      parallel: false,
      why: "Its elements are the lanes; this device has one thread",
    });
    expect(threads).toBeUndefined();
  });

  it("is plain data", async () => {
    const x = device.ones([5000]);
    await half(x).data();
    const explained = explain(half, x);
    expect(JSON.parse(JSON.stringify(explained))).toEqual(explained);
  });
});
