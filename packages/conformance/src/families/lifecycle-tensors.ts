/** The life of a tensor: what is disposed of goes, once, and what is in use stays. */
import { must, mustEqual } from "../framework/failure.js";
import { type Actions, mustHold, mustLeaveNothing, twice, vector, whole } from "./lifecycle-checks.js";

export const tensors: Actions = {
  "dispose-twice": async ({ device }) => {
    await mustLeaveNothing(device, () => {
      const x = vector(device);
      x.dispose();
      x.dispose();
      must(x.disposed, "A tensor that was disposed of must say so");
    });
  },
  "view-keeps-storage": async ({ device }) => {
    const x = vector(device);
    const view = x.slice([1, 4]);
    x.dispose();
    // Memory given back too early would be taken by these.
    const others = Array.from({ length: 8 }, () => device.full([6], 99));
    await mustHold(view, [2, 3, 4]);
    await mustHold(twice(view), [4, 6, 8]);
    for (const tensor of [view, ...others]) tensor.dispose();
  },
  "storage-goes-with-last-view": async ({ device }) => {
    await mustLeaveNothing(device, () => {
      const x = vector(device);
      const views = [x.T, x.slice([0, 3]), x.reshape([2, 3])];
      x.dispose();
      mustEqual(device.memory().storages > 0, true, "A storage with views left");
      for (const view of views) view.dispose();
    });
  },
  "dispose-does-not-touch-results": async ({ device }) => {
    const x = vector(device);
    const y = twice(x);
    x.dispose();
    const others = Array.from({ length: 8 }, () => device.full([6], 99));
    await mustHold(y, [2, 4, 6, 8, 10, 12]);
    for (const tensor of [y, ...others]) tensor.dispose();
  },
  "read-then-dispose": async ({ device }) => {
    const x = vector(device);
    const reading = x.data();
    x.dispose();
    const others = Array.from({ length: 8 }, () => device.full([6], 99));
    mustEqual(whole(await reading), [1, 2, 3, 4, 5, 6], "What was asked before disposing");
    for (const tensor of others) tensor.dispose();
  },
  "memory-counts": async ({ device }) => {
    const before = device.memory();
    const x = device.zeros([10]);
    const view = x.slice([2, 5]);
    const after = device.memory();
    mustEqual(after.tensors - before.tensors, 2, "Tensors");
    mustEqual(after.storages - before.storages, 1, "Storages");
    mustEqual(after.bytes - before.bytes, 40, "Bytes");
    x.dispose();
    view.dispose();
  },
  "read-is-a-copy": async ({ device }) => {
    const x = vector(device);
    (await x.data()).fill(77);
    await mustHold(x, [1, 2, 3, 4, 5, 6]);
    x.dispose();
  },
  "source-is-copied": async ({ device }) => {
    const source = new Float32Array([1, 2, 3]);
    const x = device.tensor(source);
    const y = twice(x);
    source.fill(50);
    await mustHold(x, [1, 2, 3]);
    await mustHold(y, [2, 4, 6]);
    for (const tensor of [x, y]) tensor.dispose();
  },
  "source-is-part-of-a-buffer": async ({ device }) => {
    const x = device.tensor(new Float32Array([1, 2, 3, 4, 5, 6]).subarray(2, 5));
    await mustHold(x, [3, 4, 5]);
    x.dispose();
  },
  "new-storages-are-zeros": async ({ device }) => {
    for (let round = 0; round < 20; round++) {
      const used = device.full([64], 7);
      await used.data();
      used.dispose();
      const fresh = device.zeros([64]);
      await mustHold(fresh, new Array(64).fill(0));
      fresh.dispose();
    }
  },
};
