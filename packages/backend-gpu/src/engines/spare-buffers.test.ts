/** Which buffers are kept, and that the others are destroyed. */
import { expect, test } from "vitest";
import { SpareBuffers } from "./spare-buffers.js";

const buffer = (size: number) => {
  const made = {
    size,
    isDestroyed: false,
    destroy() {
      made.isDestroyed = true;
    },
  };
  return made as unknown as GPUBuffer & { isDestroyed: boolean };
};

test("a buffer is given out once, and only for its own size", () => {
  const spare = new SpareBuffers();
  const freed = buffer(16);
  spare.add(freed);
  expect(spare.take(12)).toBeUndefined();
  expect(spare.take(16)).toBe(freed);
  expect(spare.take(16)).toBeUndefined();
  expect(freed.isDestroyed).toBe(false);
});

test("those freed last are kept, as long as they are few and not large", () => {
  const spare = new SpareBuffers();
  const freed = [buffer(4), buffer(8), buffer(8), buffer(2 ** 26)];
  for (const one of freed.slice(0, 3)) spare.add(one);
  expect(freed.map(({ isDestroyed }) => isDestroyed)).toEqual([true, false, false, false]);
  spare.add(freed[3]!);
  expect(freed.map(({ isDestroyed }) => isDestroyed)).toEqual([true, true, true, false]);
  spare.clear();
  expect(freed[3]!.isDestroyed).toBe(true);
  expect(spare.take(2 ** 26)).toBeUndefined();
});
