import { describe, expect, test } from "vitest";
import { distanceOf, ulpsBetween } from "./distance.js";
import { largest } from "./float-bits.js";
import { subjectsOf } from "./subjects.js";

const kept = { moved: false, taken: false, given: false };
const find = (name: string) => subjectsOf("float32", ["float32"]).find((one) => one.name === name)!;

describe.each(["float32", "float64"] as const)("in %s", (type) => {
  const bits = type === "float32" ? 23 : 52;

  test("the unit is that of the true value", () => {
    expect(ulpsBetween(1 + 2 ** -bits, 1, 0, type)).toBe(1);
    expect(ulpsBetween(2, 2 - 2 ** -bits, 0, type)).toBe(1);
    expect(ulpsBetween(2 - 2 ** -bits, 2, 0, type)).toBe(0.5);
    expect(ulpsBetween(1, 1, 2 ** -bits / 4, type)).toBe(0.25);
  });

  test("below the normal numbers it stays the same, and of 0 it is the least number", () => {
    const least = type === "float32" ? 2 ** -149 : Number.MIN_VALUE;
    expect(ulpsBetween(3 * least, least, 0, type)).toBe(2);
    expect(ulpsBetween(-least, 0, 0, type)).toBe(1);
  });

  test("an infinity is the number after the largest", () => {
    const end = largest[type];
    expect(ulpsBetween(Number.POSITIVE_INFINITY, end, 0, type)).toBe(1);
    expect(ulpsBetween(end, Number.POSITIVE_INFINITY, 0, type)).toBe(1);
    expect(ulpsBetween(Number.NEGATIVE_INFINITY, end, 0, type)).toBeGreaterThan(2 ** bits);
    expect(ulpsBetween(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, type)).toBe(0);
  });

  test("NaN is right where it is the truth, and nowhere else", () => {
    expect(ulpsBetween(Number.NaN, Number.NaN, 0, type)).toBe(0);
    expect(ulpsBetween(Number.NaN, 1, 0, type)).toBe(Number.POSITIVE_INFINITY);
    expect(ulpsBetween(1, Number.NaN, 0, type)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("subnormal numbers that become zero", () => {
  const [tiny, small] = [2 ** -140, 2 ** -100];

  test("are errors where nothing is flushed", () => {
    expect(distanceOf(find("multiply"), [small, 2 ** -40], 0, kept)).toMatchObject({
      ulp: 2 ** 9,
      rounded: false,
    });
    expect(distanceOf(find("multiply"), [tiny, 2 ** 100], 0, kept).ulp).toBe(2 ** 23);
  });

  test("are none where the device flushes, of what it takes or of what it gives", () => {
    const given = { ...kept, given: true };
    expect(distanceOf(find("multiply"), [small, 2 ** -40], 0, given)).toMatchObject({
      ulp: 0,
      rounded: true,
    });
    const taken = { ...kept, taken: true };
    expect(distanceOf(find("multiply"), [tiny, 2 ** 100], 0, taken)).toMatchObject({ ulp: 0, rounded: true });
    expect(distanceOf(find("divide"), [1, tiny], Number.POSITIVE_INFINITY, taken).rounded).toBe(true);
  });

  test("excuse no zero in place of a normal number, but for what lies between", () => {
    const given = { ...kept, given: true };
    expect(distanceOf(find("exp"), [-80], 0, given).ulp).toBeGreaterThan(2 ** 22);
    const beside = distanceOf(find("multiply"), [2 ** -126 * (1 + 2 ** -23), 1], 0, given);
    expect(beside).toMatchObject({ ulp: 1, rounded: false });
  });
});
