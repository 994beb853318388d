import { expect, test } from "vitest";
import { ulpsBetween } from "./ulp.js";

test("neighbours are one apart, on both sides of zero", () => {
  expect(ulpsBetween(1, 1 + 2 ** -23, "float32")).toBe(1);
  expect(ulpsBetween(1, 1 - 2 ** -24, "float32")).toBe(1);
  expect(ulpsBetween(2 ** -149, -(2 ** -149), "float32")).toBe(2);
  expect(ulpsBetween(1, 1 + 2 ** -52, "float64")).toBe(1);
  expect(ulpsBetween(-5e-324, 5e-324, "float64")).toBe(2);
});

test("zeros are as one, and infinity follows the greatest number", () => {
  expect(ulpsBetween(0, -0, "float32")).toBe(0);
  expect(ulpsBetween(0, -0, "float64")).toBe(0);
  expect(ulpsBetween(3.4028234663852886e38, Infinity, "float32")).toBe(1);
  expect(ulpsBetween(-Infinity, Infinity, "float32")).toBe(2 * 0x7f800000);
});

test("NaN is infinitely far from numbers and not from NaN", () => {
  expect(ulpsBetween(Number.NaN, 1, "float32")).toBe(Infinity);
  expect(ulpsBetween(Number.NaN, Number.NaN, "float64")).toBe(0);
});

test("integers have none", () => {
  expect(ulpsBetween(1, 2, "int32")).toBeUndefined();
});
