import { expect, test } from "vitest";

test("the page is cross-origin isolated, so shared memory exists", () => {
  expect(crossOriginIsolated).toBe(true);
  expect(new SharedArrayBuffer(8).byteLength).toBe(8);
});
