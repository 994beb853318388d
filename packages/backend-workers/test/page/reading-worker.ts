/** The worker of `sync-reads.browser.test.ts`: a program of threads within a thread. */
import { workers } from "@lockstep/backend-workers";
import { map, sum } from "@lockstep/core";

export interface Told {
  readonly sum: number;
  readonly last: number;
  readonly syncReads: boolean;
  /** What a function that never ends comes to. */
  readonly lostCode: unknown;
  readonly after: unknown;
}

const device = await workers({ threads: 2, stall: 300 });
const twice = map((x) => x + x);
const forever = map((x) => {
  let y = x;
  while (y > 0) y += 1;
  return y;
});
const x = twice(twice(device.ones([1_000_000])));
const last = x.at(999_999).item() as number;
const hung = forever(x);
const lostCode = await hung.data().then(
  () => "it ended",
  (error: unknown) => (error as { code?: unknown }).code,
);
const told: Told = {
  sum: sum(x).item() as number,
  last,
  syncReads: device.capabilities.syncReads,
  lostCode,
  after: twice(device.tensor([1, 2])).arraySync(),
};
await device.dispose();
postMessage(told);
