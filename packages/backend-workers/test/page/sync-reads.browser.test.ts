/** Synchronous reads: a page says why it has none, and a worker of it has them. */
import { workers } from "@lockstep/backend-workers";
import { expect, test } from "vitest";
import type { Told } from "./reading-worker.js";

test("a page that reads synchronously is told why it cannot, and what helps", async () => {
  await using device = await workers({ threads: 1 });
  const x = device.tensor([1, 2, 3]);
  const refused = expect.objectContaining({
    code: "SYNC_READ_UNSUPPORTED",
    message: expect.stringMatching(/page, which must not wait .*\n.*Await data\(\) .* inside a worker/),
  });
  expect(() => x.dataSync()).toThrow(refused);
  expect(() => x.at(0).item()).toThrow(refused);
  expect(await x.data()).toEqual(new Float32Array([1, 2, 3]));
});

test("within a worker, which may wait, synchronous reads work, and the caller takes part", async () => {
  const worker = new Worker(new URL("./reading-worker.ts", import.meta.url), { type: "module" });
  try {
    const told = await new Promise<Told>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
    });
    expect(told).toEqual({
      sum: 4_000_000,
      last: 4,
      syncReads: true,
      lostCode: "WORKER_LOST",
      after: [2, 4],
    });
  } finally {
    worker.terminate();
  }
});
