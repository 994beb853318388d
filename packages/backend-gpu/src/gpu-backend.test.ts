/** The device as people have it: what fails at once and what at a read, its loss, and its memory. */
import { add, map, negative, sum } from "@lockstep/core";
import { afterEach, describe, expect, it } from "vitest";
import type { GpuBackend } from "./gpu-backend.js";
import { gpu } from "./index.js";
import { countAlive } from "./testing/alive.js";
import { loseWebGpu } from "./testing/lose-device.js";

const open: GpuBackend[] = [];
async function device(): Promise<GpuBackend> {
  const made = await gpu({ allow: ["software"] });
  open.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((made) => made.dispose()));
});

const lost = { code: "DEVICE_LOST" };

describe("a device", () => {
  it("says what it is", async () => {
    const { name, adapter, capabilities } = await device();
    expect([name, capabilities.engine, capabilities.syncReads]).toEqual(["gpu", "webgpu", false]);
    expect(capabilities.dtypes).toEqual(["float32", "int32", "uint8", "bool"]);
    expect(adapter).toEqual({ description: expect.stringContaining("swiftshader"), software: true });
  });

  it("is refused where only the processor computes and nobody allowed that", async () => {
    const refusal = gpu();
    await expect(refusal).rejects.toMatchObject({ code: "BACKEND_UNAVAILABLE" });
    await expect(refusal).rejects.toThrow(/webgpu: .*swiftshader.* computes on the processor/i);
    await expect(refusal).rejects.toThrow('gpu({ allow: ["software", "webasm", "cpu"] })');
    await expect(gpu({ engine: "webgl2" })).rejects.toThrow("there are webgpu, webasm, cpu, and not webgl2");
  });
});

describe("what is known at once is thrown at once", () => {
  let other: GpuBackend;

  it.each<[string, string, (on: GpuBackend) => unknown]>([
    ["shapes that do not meet", "SHAPE_MISMATCH", (on) => add(on.ones([2]), on.ones([3]))],
    ["a dtype that cards have not", "DTYPE_UNSUPPORTED", (on) => on.zeros([1], { dtype: "float64" })],
    ["more elements than fit", "OUT_OF_MEMORY", (on) => on.zeros([on.capabilities.maxElements + 1])],
    ["a read without waiting", "SYNC_READ_UNSUPPORTED", (on) => on.ones([1]).dataSync()],
    ["tensors of two devices", "BACKEND_MISMATCH", (on) => add(on.ones([1]), other.ones([1]))],
  ])("%s: %s", async (_, code, run) => {
    other = await device();
    const on = await device();
    expect(() => run(on)).toThrowError(expect.objectContaining({ code }));
  });
  it("a device that was disposed of takes nothing more", async () => {
    const on = await device();
    const x = on.ones([3]);
    await on.dispose();
    expect(() => on.ones([1])).toThrowError(expect.objectContaining({ code: "DISPOSED" }));
    expect(() => negative(x)).toThrowError(expect.objectContaining({ code: "DISPOSED" }));
    expect(() => on.synchronize()).toThrowError(expect.objectContaining({ code: "DISPOSED" }));
  });
});

describe("a device that is lost", () => {
  it("rejects reads, never calls, and another one can be made", async () => {
    const on = await device();
    const x = on.ones([1000]);
    await on.synchronize();
    await loseWebGpu();
    const y = sum(negative(x));
    await expect(y.data()).rejects.toMatchObject(lost);
    await expect(x.data()).rejects.toMatchObject(lost);
    await expect(on.synchronize()).rejects.toMatchObject(lost);
    await expect(on.tensor([1]).data()).rejects.toThrow("Dispose of the device and make a new one");

    const next = await device();
    expect(await sum(negative(next.ones([1000]))).array()).toBe(-1000);
  });
});

describe("memory", () => {
  const increment = map((x) => x + 1);

  it("two thousand operations, one upon the other in a loop without a pause, keep few arrays", async () => {
    const on = await device();
    const alive = await countAlive("webgpu");
    try {
      let x = on.zeros([4096]);
      for (let turn = 0; turn < 2000; turn++) {
        const next = increment(x);
        x.dispose();
        x = next;
      }
      expect((await x.data())[4095]).toBe(2000);
      expect(alive.most).toBeLessThan(200);
      x.dispose();
      await on.synchronize();
      expect(alive.now).toBeLessThan(5);
    } finally {
      alive.stop();
    }
  });

  it("two thousand writes in place keep few arrays, whole and in part", async () => {
    const on = await device();
    const alive = await countAlive("webgpu");
    try {
      const x = on.zeros([64, 64]);
      const part = x.slice({ step: 2 }, 3);
      for (let turn = 0; turn < 1000; turn++) {
        increment(x, { out: x });
        increment(part, { out: part });
      }
      expect([await x.at(0, 3).array(), await x.at(1, 3).array()]).toEqual([2000, 1000]);
      expect(alive.most).toBeLessThan(200);
      await on.synchronize();
      expect(alive.now).toBeLessThan(8);
    } finally {
      alive.stop();
    }
  });

  it("the steps within an operation are freed with it", async () => {
    const on = await device();
    const x = on.ones([50_000]);
    await x.data();
    const alive = await countAlive("webgpu");
    try {
      const total = sum(x);
      await total.data();
      total.dispose();
      await on.synchronize();
      expect(alive.now).toBeLessThan(8);
    } finally {
      alive.stop();
    }
  });
});
