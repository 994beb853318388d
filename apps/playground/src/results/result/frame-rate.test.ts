import { expect, test } from "vitest";
import { FrameRate } from "./frame-rate.js";

test("one frame has no rate, two have", () => {
  const rate = new FrameRate();
  expect(rate.add(100)).toBeUndefined();
  expect(rate.add(120)).toBe(50);
});

test("what is long past does not count", () => {
  const rate = new FrameRate();
  rate.add(0);
  let last: number | undefined;
  for (let i = 0; i < 40; i++) last = rate.add(10_000 + 20 * i);
  expect(last).toBeCloseTo(50);
});
