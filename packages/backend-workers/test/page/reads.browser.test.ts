/** Reads of large tensors take several turns of the event loop, in which anything may happen. */
import { workers } from "@lockstep/backend-workers";
import { map } from "@lockstep/core";
import { expect, test } from "vitest";

const large = 10_000_000;
const next = map((x) => x + 1);
const slow = map((x) => {
  let y = x;
  for (let i = 0; i < 100_000_000; i++) y = y * 0.5 + x;
  return y;
});

test("a read gives what was asked before it, whatever is written meanwhile", async () => {
  await using device = await workers({ threads: 2 });
  const x = device.full([large], 1);
  const first = x.data();
  next(x, { out: x });
  const second = x.data();
  await new Promise((resolve) => setTimeout(resolve));
  next(x, { out: x });
  const third = x.data();
  x.dispose();
  const reads = await Promise.all([first, second, third]);
  expect(reads.map((data) => [data.length, data.every((value) => value === data[0]), data[0]])).toEqual([
    [large, true, 1],
    [large, true, 2],
    [large, true, 3],
  ]);
});

test("a read does not wait for what only reads the same", async () => {
  await using device = await workers({ threads: 1 });
  const x = next(device.zeros([16]));
  const order: string[] = [];
  const read = x.data().then(() => order.push("read"));
  const long = slow(x)
    .data()
    .then(() => order.push("long"));
  await Promise.all([read, long]);
  expect(order).toEqual(["read", "long"]);
});

test("a device that is disposed of meanwhile rejects its reads", async () => {
  const device = await workers({ threads: 1 });
  const read = device.full([large], 1).data();
  await device.dispose();
  await expect(read).rejects.toMatchObject({ code: "DISPOSED" });
});

test("zeros that nobody wrote are zeros, in memory that was used before", async () => {
  await using device = await workers({ threads: 1 });
  device.full([large], 1).dispose();
  expect((await device.zeros([large]).data()).every((value) => value === 0)).toBe(true);
});
