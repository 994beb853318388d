import { expect, test } from "vitest";
import { samplePicture } from "./sample-picture.js";

test("the sample is a picture with something to see in it", () => {
  const { width, height, data } = samplePicture(96, 64);
  expect(data).toHaveLength(width * height * 3);
  expect(Math.min(...data)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...data)).toBeLessThanOrEqual(1);
  expect(Math.max(...data) - Math.min(...data)).toBeGreaterThan(0.8);
  const steps = Array.from({ length: width * 3 - 3 }, (_, i) =>
    Math.abs(data[i + 3 + 40 * width * 3]! - data[i + 40 * width * 3]!),
  );
  expect(Math.max(...steps)).toBeGreaterThan(0.01);
});

test("it is drawn once for each size, and always the same", () => {
  expect(samplePicture(30, 20)).toBe(samplePicture(30, 20));
  expect(samplePicture(30, 20).data).not.toBe(samplePicture(31, 20).data);
  expect(samplePicture()).toMatchObject({ width: 480, height: 320 });
});
