import { expect, test } from "vitest";
import { firstLook } from "../src/first-look.js";

test("the page is cross-origin isolated, so shared memory exists", () => {
  expect(crossOriginIsolated).toBe(true);
  expect(new SharedArrayBuffer(8).byteLength).toBe(8);
});

test("tensors compute in a browser", async () => {
  expect(await firstLook()).toEqual([1.2310585975646973, 1.8333711624145508]);
});
