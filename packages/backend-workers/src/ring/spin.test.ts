import { expect, test } from "vitest";
import { changes, spinOf } from "./spin.js";

test("threads look for long where each has a core, and hardly where they share", () => {
  expect(spinOf(2, 2)).toEqual(spinOf(1, 8));
  expect(spinOf(3, 2).thread).toBeLessThan(spinOf(2, 2).thread);
  expect(spinOf(3, 2).caller).toBeLessThan(spinOf(2, 2).caller);
});

test("a word that is another is seen at once, and one that stays is given up", () => {
  const words = new Int32Array(2);
  expect(changes(words, 1, 7, Number.POSITIVE_INFINITY)).toBe(true);
  expect(changes(words, 1, 0, 1)).toBe(false);
});

test("time that is over is time for one look", () => {
  const words = new Int32Array([3]);
  expect(changes(words, 0, 2, -1)).toBe(true);
  expect(changes(words, 0, 3, -1)).toBe(false);
});
