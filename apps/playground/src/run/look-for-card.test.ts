import { expect, test } from "vitest";
import { described } from "./look-for-card.js";

test.each([
  ["google swiftshader", false],
  ["ANGLE (Mesa, llvmpipe (LLVM 15.0.7 256 bits))", false],
  ["Microsoft Basic Render Driver", false],
  ["an adapter without a name", true],
])("%s is told to compute on the processor", (name, isFallback) => {
  expect(described(name, isFallback)).toBe(`${name}: a driver that computes on the processor`);
});

test("a card is called by its name", () => {
  expect(described("ANGLE (NVIDIA, GeForce RTX 3080)", false)).toBe("ANGLE (NVIDIA, GeForce RTX 3080)");
});
