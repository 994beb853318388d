/** A read waits for everything before it, and nothing after it shows in it. */
import { map } from "@lockstep/core";
import { mustEqual } from "../framework/failure.js";
import { type Actions, add, mustHold, total, twice, vector, whole } from "./lifecycle-checks.js";

export const order: Actions = {
  "chain-of-many": async ({ device }) => {
    const x = device.zeros([300]);
    const increment = map((v) => v + 1);
    for (let i = 0; i < 200; i++) increment(x, { out: x });
    await mustHold(x, new Array(300).fill(200));
    x.dispose();
  },
  "read-between-writes": async ({ device }) => {
    const x = vector(device);
    const before = x.data();
    twice(x, { out: x });
    const between = x.data();
    twice(x, { out: x });
    const after = x.data();
    mustEqual(whole(await before), [1, 2, 3, 4, 5, 6], "The first read");
    mustEqual(whole(await between), [2, 4, 6, 8, 10, 12], "The second read");
    mustEqual(whole(await after), [4, 8, 12, 16, 20, 24], "The third read");
    x.dispose();
  },
  "write-through-view-then-read": async ({ device }) => {
    const x = vector(device);
    await x.data();
    const part = x.slice([2, 4]);
    twice(part, { out: part });
    await mustHold(x, [1, 2, 6, 8, 5, 6]);
    await mustHold(total(x), [28]);
    for (const tensor of [x, part]) tensor.dispose();
  },
  "reads-out-of-order": async ({ device }) => {
    const [x, y] = [vector(device), vector(device)];
    const [sums, doubled] = [add(x, y), twice(y)];
    await mustHold(doubled, [2, 4, 6, 8, 10, 12]);
    await mustHold(sums, [2, 4, 6, 8, 10, 12]);
    for (const tensor of [x, y, sums, doubled]) tensor.dispose();
  },
  "synchronize-resolves": async ({ device }) => {
    const x = twice(vector(device));
    await device.synchronize();
    await device.synchronize();
    await mustHold(x, [2, 4, 6, 8, 10, 12]);
    x.dispose();
  },
};
