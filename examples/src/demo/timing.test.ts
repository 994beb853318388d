import { describe, expect, it } from "vitest";
import { median, medianTimes, slow } from "./timing.js";

describe("median", () => {
  it("is the middle, or the mean of the two in the middle", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 10, 2])).toBe(3);
  });
});

describe("medianTimes", () => {
  it("runs the candidates in turns, and waits for those that are not done", async () => {
    const log: string[] = [];
    const later = async () => {
      await Promise.resolve();
      log.push("b");
    };
    const times = await medianTimes([() => log.push("a"), later], { budget: 60_000, mostRuns: 3 });
    expect(log.join("")).toBe(`${"a".repeat(10)}${"b".repeat(10)}ababab`);
    expect(times.every((time) => time >= 0)).toBe(true);
  });

  it("lets the first run of a slow candidate stand", async () => {
    let runs = 0;
    expect(await medianTimes([() => runs++], { first: [slow] })).toEqual([slow]);
    expect(runs).toBe(0);
  });
});
