import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Ring } from "../ring/ring.js";
import { Watch } from "./watch.js";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});

afterEach(() => {
  vi.useRealTimers();
});

const looks = (watch: Watch, ring: { beat: number; open: number }, times: number, apart: number): boolean[] =>
  Array.from({ length: times }, () => {
    vi.advanceTimersByTime(apart);
    return watch.isStalled(ring as Ring);
  });

test("what does not move for as long as the limit is stalled", () => {
  const ring = { beat: 1, open: 1 };
  const watch = new Watch(300);
  expect(looks(watch, ring, 6, 100)).toEqual([false, false, false, false, true, true]);
  ring.beat++;
  expect(looks(watch, ring, 2, 100)).toEqual([false, false]);
});

test("where nothing is open nothing is stalled", () => {
  expect(looks(new Watch(300), { beat: 1, open: 0 }, 6, 100)).not.toContain(true);
});

test("a machine that sleeps between two looks does not make threads that work seem to hang", () => {
  const ring = { beat: 1, open: 1 };
  const watch = new Watch(10_000);
  looks(watch, ring, 5, 100);
  expect(looks(watch, ring, 1, 3_600_000)).toEqual([false]);
  expect(looks(watch, ring, 100, 100)).toContain(true);
});
