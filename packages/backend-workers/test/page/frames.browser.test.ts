/**
 * A page stays alive while threads compute: its event loop turns and its frames are drawn, however long it takes.
 *
 * Nothing here asserts a time. A page that waited would draw one frame at most before everything is done.
 */
import { workers } from "@lockstep/backend-workers";
import { map } from "@lockstep/core";
import { expect, test } from "vitest";

/** Frames that the page draws while something is awaited. */
async function framesDuring(work: () => Promise<unknown>): Promise<number> {
  let frames = 0;
  let isOver = false;
  const count = (): void => {
    if (isOver) return;
    frames++;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  await work();
  isOver = true;
  return frames;
}

const fewest = 4;
const heavy = map((x) => Math.exp(Math.sin(x)));
/** Some tenths of a second for one element. */
const turning = map((x) => {
  let y = x;
  for (let i = 0; i < 100_000_000; i++) y = y * 0.5 + x;
  return y;
});

test("while a long chain of large operations runs", async () => {
  await using device = await workers({ threads: 2 });
  const x = device.zeros([4_000_000]);
  for (let i = 0; i < 40; i++) heavy(x, { out: x });
  expect(await framesDuring(() => device.synchronize())).toBeGreaterThan(fewest);
});

test("while small work has long loops, measured or not", async () => {
  await using device = await workers({ threads: 2 });
  for (let i = 0; i < 2; i++) {
    expect(await framesDuring(() => turning(device.tensor([0.5])).data())).toBeGreaterThan(fewest);
  }
});

test("while one operation after another is awaited", async () => {
  await using device = await workers({ threads: 2 });
  const run = async (): Promise<void> => {
    let x = device.ones([1_000_000]);
    for (let i = 0; i < 60; i++) {
      const next = heavy(x);
      await next.slice([0, 5]).data();
      x.dispose();
      x = next;
    }
  };
  expect(await framesDuring(run)).toBeGreaterThan(fewest);
});

test("while a large tensor is read, of which a page copies a piece at a time", async () => {
  await using device = await workers({ threads: 2 });
  const x = device.full([10_000_000], 3);
  let data: Float32Array | undefined;
  let turns = 0;
  const read = x.data().then((all) => {
    data = all;
  });
  while (data === undefined) {
    await new Promise((resolve) => setTimeout(resolve));
    turns++;
  }
  await read;
  expect(turns).toBeGreaterThan(1);
  expect(data.length).toBe(10_000_000);
  expect(data.every((value) => value === 3)).toBe(true);
});
