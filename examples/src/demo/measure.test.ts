import { describe, expect, it } from "vitest";
import { largestDifference } from "./measure.js";

describe("largestDifference", () => {
  it("is the largest distance between numbers at the same place", () => {
    expect(largestDifference([1, 2, 3], [1, 2.5, 3.25])).toBe(0.5);
    expect(largestDifference([0], [-0])).toBe(0);
  });

  it("lets NaN and infinities agree with themselves alone", () => {
    const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
    expect(largestDifference([nan, infinity, 1], [nan, infinity, 1])).toBe(0);
    expect(largestDifference([nan, 1], [0, 1])).toBe(infinity);
    expect(largestDifference([0, 1], [nan, 1])).toBe(infinity);
    expect(largestDifference([nan, 1], [1, 1.5])).toBe(infinity);
    expect(largestDifference([infinity], [-infinity])).toBe(infinity);
  });

  it("holds results of other lengths apart", () => {
    expect(largestDifference([1, 2], [1])).toBe(Number.POSITIVE_INFINITY);
  });
});
