/** A thousand rounds of each thing that makes tensors: as many are alive afterwards as before. */
import type { Device } from "@lockstep/core";
import { mustRefuse } from "../framework/check-refusal.js";
import { must } from "../framework/failure.js";
import { type Actions, add, mustLeaveNothing, total, twice, vector } from "./lifecycle-checks.js";

const rounds = 1000;

export const leaks: Actions = {
  "create-dispose": ({ device }) => repeat(device, () => vector(device).dispose()),
  "map-dispose": ({ device }) =>
    repeat(device, () => {
      const x = vector(device);
      twice(x).dispose();
      x.dispose();
    }),
  "map-into-out": async ({ device }) => {
    const x = vector(device);
    await repeat(device, () => twice(x, { out: x }));
    x.dispose();
  },
  // 250 MB in all: a backend that never gives anything back has run out by then, or says so in its own way.
  "large-dispose": ({ device }) => repeat(device, () => device.zeros([2 ** 16]).dispose()),
  "views-dispose": async ({ device }) => {
    const x = vector(device);
    await repeat(device, () => {
      for (const view of [x.slice([1, 3]), x.flip(), x.reshape([3, 2])]) view.dispose();
    });
    x.dispose();
  },
  "overlap-temporaries": async ({ device }) => {
    const x = vector(device);
    const turned = x.flip();
    await repeat(device, () => twice(turned, { out: x }));
    turned.dispose();
    x.dispose();
  },
  "scope-sweeps": ({ device }) =>
    repeat(device, () => {
      const kept = device.scope(() => total(add(twice(vector(device)), vector(device))));
      kept.dispose();
    }),
  "using-sweeps": ({ device }) =>
    repeat(device, () => {
      using x = vector(device);
      using y = twice(x);
      must(!y.disposed, "A tensor in its own block is alive");
    }),
  "standard-temporaries": async ({ device }) => {
    const x = device.tensor([
      [1, 2, 3],
      [4, 5, 7],
    ]);
    await repeat(device, () => {
      const results = [
        x.mean({ axis: 0 }),
        x.var(),
        x.softmax({ axis: 1 }),
        x.argmax({ axis: 1 }),
        x.cumsum({ axis: 0 }),
      ];
      for (const result of results) result.dispose();
    });
    x.dispose();
  },
  "reads-of-views": async ({ device }) => {
    const x = vector(device);
    await mustLeaveNothing(device, async () => {
      for (let round = 0; round < 100; round++) {
        const view = x.slice({ step: 2 });
        await view.data();
        view.dispose();
      }
    });
    x.dispose();
  },
  "refused-calls": async ({ device }) => {
    const [x, y] = [vector(device), vector(device, 5)];
    await repeat(device, () => mustRefuse(() => add(x, y), { code: "SHAPE_MISMATCH" }));
    x.dispose();
    y.dispose();
  },
};

const repeat = (device: Device, action: () => unknown): Promise<void> =>
  mustLeaveNothing(device, () => {
    for (let round = 0; round < rounds; round++) action();
  });
