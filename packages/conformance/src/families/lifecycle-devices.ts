/** The life of a device: disposed of, it is gone, and its neighbours are not. */
import { LockstepError } from "@lockstep/core";
import { mustRefuse, mustReject } from "../framework/check-refusal.js";
import { must, mustEqual } from "../framework/failure.js";
import { type Actions, add, gone, mustHold, twice, vector, whole } from "./lifecycle-checks.js";

export const devices: Actions = {
  "dispose-twice": async (bench) => {
    const device = await bench.newDevice();
    await vector(device).data();
    await device.dispose();
    await device.dispose();
    must(device.disposed, "A device that was disposed of must say so");
  },
  "nothing-after": async (bench) => {
    const device = await bench.newDevice();
    const x = vector(device);
    await x.data();
    await device.dispose();
    mustRefuse(() => twice(x), gone);
    mustRefuse(() => device.zeros([2]), gone);
    await mustReject(() => x.data(), gone);
    x.dispose();
    mustEqual(device.memory().bytes, 0, "Bytes alive on a device that is gone");
  },
  "others-live-on": async (bench) => {
    const [first, second] = [await bench.newDevice(), await bench.newDevice()];
    const [x, y] = [vector(first), vector(second)];
    await first.dispose();
    await mustHold(twice(y), [2, 4, 6, 8, 10, 12]);
    mustRefuse(() => twice(x), gone);
  },
  "another-after": async (bench) => {
    const first = await bench.newDevice();
    await twice(vector(first)).data();
    await first.dispose();
    const second = await bench.newDevice();
    await mustHold(twice(vector(second)), [2, 4, 6, 8, 10, 12]);
  },
  "two-at-once": async (bench) => {
    const [first, second] = [await bench.newDevice(), await bench.newDevice()];
    const [x, y] = [twice(vector(first)), add(vector(second), 1)];
    await mustHold(x, [2, 4, 6, 8, 10, 12]);
    await mustHold(y, [2, 3, 4, 5, 6, 7]);
    const moved = await x.to(second);
    mustRefuse(() => add(x, y), { code: "BACKEND_MISMATCH" });
    await mustHold(add(moved, y), [4, 7, 10, 13, 16, 19]);
  },
  "close-waits-for-nothing-lost": async (bench) => {
    const device = await bench.newDevice();
    const reading = twice(vector(device)).data();
    const closing = device.dispose();
    const outcome = await reading.then(
      (data) => whole(data),
      (error: unknown) => error,
    );
    await closing;
    const told = outcome instanceof LockstepError && outcome.code === "DISPOSED";
    if (!told)
      mustEqual(outcome, [2, 4, 6, 8, 10, 12], "A read that was asked before the device was disposed of");
  },
};
