import { expect, test } from "vitest";
import { printRatio } from "./print-ratio.js";

test.each([
  [1, 3.4, "3.4 × as fast as uncompiled"],
  [1, 12.3, "12 × as fast as uncompiled"],
  [1, 1234, "1,234 × as fast as uncompiled"],
  [2, 1, "2.0 × as slow as uncompiled"],
  [1, 1.02, "as fast as uncompiled"],
  [1.02, 1, "as fast as uncompiled"],
])("%d ms beside %d ms", (time, other, text) => {
  expect(printRatio(time, other, "uncompiled")).toBe(text);
});
