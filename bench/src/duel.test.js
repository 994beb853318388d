import { expect, test } from "vitest";
import { duel } from "./duel.js";

/** A contender that says that it took so long. @param {number} milliseconds */
const saying = (milliseconds) => ({ run: () => undefined, time: async () => milliseconds });

test("the speed is how many times as long the other takes", async () => {
  const { speed, ours, theirs, unfair } = await duel(saying(2), saying(6));
  expect({ speed, ours, theirs, unfair }).toEqual({ speed: 3, ours: 2, theirs: 6, unfair: 0 });
});

test("a round that the machine disturbed before or after does not count", async () => {
  // Of four rounds, one is fair throughout, and the others are disturbed after, between and before their turns.
  const answers = [true, true, true, true, true, false, true, false, true, false];
  let asked = 0;
  const { rounds, unfair } = await duel(saying(1), saying(1), 0, () => answers[asked++ % answers.length]);
  expect(rounds).toBeGreaterThan(1);
  expect(Math.abs(unfair - 3 * rounds)).toBeLessThanOrEqual(3);
});

test("a machine that disturbs every round is an error", async () => {
  await expect(duel(saying(1), saying(1), 0, () => false)).rejects.toThrow("too busy");
});
