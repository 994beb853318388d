/** What the cases about lives have in common: a few operations, and counts of what is alive. */
import { type Device, map, reduce, type Tensor, zip } from "@lockstep/core";
import type { Bench } from "../framework/bench.js";
import { mustEqual } from "../framework/failure.js";
import { counted } from "../model/samples.js";

export const twice = map((x) => x * 2);
export const add = zip((x, y) => x + y);
export const total = reduce((acc, x) => acc + x, 0);
export const gone = { code: "DISPOSED" } as const;

export type Action = (bench: Bench) => Promise<void>;
export type Actions = Readonly<Record<string, Action>>;

/** 1, 2, 3, … as float32. */
export const vector = (device: Device, length = 6): Tensor =>
  device.tensor(counted("float32", [length]).data as number[]);

/** Fails unless the tensor holds these whole numbers. */
export async function mustHold(tensor: Tensor, expected: readonly number[]): Promise<void> {
  mustEqual(whole(await tensor.data()), [...expected], "The elements");
}

/** To the nearest whole number: these cases are about which elements there are, not how accurate they are. */
export const whole = (data: ArrayLike<number>): number[] => Array.from(data, Math.round);

/** Runs `action` and fails unless as many tensors and storages are alive afterwards as before. */
export async function mustLeaveNothing(device: Device, action: () => unknown): Promise<void> {
  const before = device.memory();
  await action();
  await device.synchronize();
  const after = device.memory();
  for (const count of ["tensors", "storages", "bytes"] as const) {
    mustEqual(after[count], before[count], `memory().${count} afterwards`);
  }
}
