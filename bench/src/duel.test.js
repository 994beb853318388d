import { expect, test } from "vitest";
import { duel } from "./duel.js";

/** A contender that says that it took so long. @param {number} milliseconds */
const saying = (milliseconds) => ({ run: () => undefined, time: async () => milliseconds });

test("the speed is how many times as long the other takes", async () => {
  const { speed, ours, theirs, unfair } = await duel(saying(2), saying(6));
  expect({ speed, ours, theirs, unfair }).toEqual({ speed: 3, ours: 2, theirs: 6, unfair: 0 });
});

test("a round that the machine disturbed before or after does not count", async () => {
  // Of three rounds, one is fair before and after, one only before, and one not before.
  const answers = [true, true, true, false, false];
  let asked = 0;
  const { rounds, unfair } = await duel(saying(1), saying(1), 0, () => answers[asked++ % 5]);
  expect(rounds).toBeGreaterThan(1);
  expect(Math.abs(unfair - 2 * rounds)).toBeLessThanOrEqual(2);
});

test("a machine that disturbs every round is an error", async () => {
  await expect(duel(saying(1), saying(1), 0, () => false)).rejects.toThrow("too busy");
});
