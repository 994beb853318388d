import { describe, expect, it } from "vitest";
import { median, medianTimes } from "./timing.js";

describe("median", () => {
  it("is the middle, or the mean of the two in the middle", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 10, 2])).toBe(3);
  });
});

describe("medianTimes", () => {
  it("runs the candidates in turns, each as often as it may, and waits for those that are not done", async () => {
    const log: string[] = [];
    const later = async () => {
      await Promise.resolve();
      log.push("b");
    };
    const times = await medianTimes([() => log.push("a"), later], {
      budget: 1000,
      mostRuns: 3,
      first: [400, 400],
    });
    expect(log.join("")).toBe("ababab");
    expect(times.every((time) => time >= 0)).toBe(true);
  });

  it("lets the first run of a slow candidate stand", async () => {
    let runs = 0;
    expect(await medianTimes([() => runs++], { budget: 100, first: [5000] })).toEqual([5000]);
    expect(runs).toBe(0);
  });
});
