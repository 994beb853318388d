import { expect, test } from "vitest";
import { Waking } from "./waking.js";

let now = 0;
const waking = (): Waking => new Waking(() => now);

test("sleeping threads are asked for more work than those awake", () => {
  expect(waking().limit(true)).toBeGreaterThan(waking().limit(false));
});

test("work that goes on wakes them, and a pause lets them sleep", () => {
  const of = waking();
  const asleep = of.limit(true);
  for (let done = 0; done < 3; done++) {
    now += 0.1;
    of.note(0.1);
  }
  expect(of.limit(true)).toBe(of.limit(false));
  now += 2;
  expect(of.limit(true)).toBe(asleep);
});

test("what comes after a pause begins to count anew", () => {
  const of = waking();
  const asleep = of.limit(true);
  of.note(0.1);
  now += 5.1;
  of.note(0.1);
  expect(of.limit(true)).toBe(asleep - 100_000);
});

test("work that is too small for sharing does not count", () => {
  const of = waking();
  const asleep = of.limit(true);
  for (let done = 0; done < 1000; done++) of.note(0.001);
  expect(of.limit(true)).toBe(asleep);
});
