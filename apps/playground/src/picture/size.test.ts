import { expect, test } from "vitest";
import { fitted, mostPixels } from "./size.js";

test("what is small enough keeps its size", () => {
  expect(fitted({ width: 1000, height: 1000 })).toEqual({ width: 1000, height: 1000 });
  expect(fitted({ width: 1, height: 1 })).toEqual({ width: 1, height: 1 });
});

test("what is larger is scaled, and keeps its proportions", () => {
  expect(fitted({ width: 4000, height: 3000 })).toEqual({ width: 1154, height: 866 });
  expect(fitted({ width: 3000, height: 4000 })).toEqual({ width: 866, height: 1154 });
});

test.each([
  { width: 1001, height: 1000 },
  { width: 7, height: 200_000 },
  { width: 30_000, height: 30_000 },
])("$width × $height fits afterwards, and is still there", (size) => {
  const { width, height } = fitted(size);
  expect(width * height).toBeLessThanOrEqual(mostPixels);
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(1);
});
