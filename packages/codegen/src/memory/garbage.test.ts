import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { Arena } from "./arena.js";
import type { Cell, Place } from "./cell.js";
import { Residents } from "./residents.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const mib = 2 ** 20;

it("evicted garbage is collected within the loop that makes it, though a registry holds every place", () => {
  const all = new Residents(new Arena({ maximum: 5 * mib }));
  // Holds as core's ledger does: until the end of this job, which is the whole test.
  const registry = new FinalizationRegistry<Place>((place) => all.reclaim(place));
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  for (let i = 0; i < 10_000; i++) {
    const storage: { cell: Cell } = { cell: all.allocate("uint8", mib / 8) };
    registry.register(storage, storage.cell.place);
    expect(all.reside([storage.cell])).toBe(true);
    storage.cell.needsClearing = false;
    if (i % 100 === 0) most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  }
  // 10,000 cells hold 1250 MiB together.
  expect(all.evictions).toBe(10_000 - 32);
  expect(most).toBeLessThan(500 * mib);
});

it("what is in the arena goes when its storage was collected", async () => {
  const all = new Residents(new Arena({ maximum: 5 * mib }));
  const registry = new FinalizationRegistry<Place>((place) => all.reclaim(place));
  const kept = { cell: all.allocate("uint8", 1000) };
  registry.register(kept, kept.cell.place);
  (() => {
    for (let i = 0; i < 16; i++) {
      const storage = { cell: all.allocate("uint8", mib / 8) };
      registry.register(storage, storage.cell.place);
    }
  })();
  expect(all.residentCount).toBe(17);
  const collected = () => all.residentCount === 1;
  for (let turn = 0; turn < 100 && !collected(); turn++) {
    // Nothing else makes the collector look at what has lived for a while: garbage that is young goes by itself.
    collect();
    await new Promise((resolve) => setTimeout(resolve));
  }
  expect(all.residentCount).toBe(1);
  expect(kept.cell.address).toBeGreaterThan(0);
  expect(all.evictions).toBe(0);
});
