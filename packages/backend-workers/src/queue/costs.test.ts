import { compileMap, parseFunction } from "@lockstep/core";
import { expect, test } from "vitest";
import { guess } from "./costs.js";

const guessOf = (fn: (x: number) => number): number =>
  guess(compileMap(parseFunction(fn, { operation: "map" }), ["float32"]));

test("a function is guessed by its calls, wherever they stand, and by its loops", () => {
  const [one, two, three] = [
    guessOf((x) => Math.exp(x)),
    guessOf((x) => 1 / (1 + Math.exp(Math.sin(x)))),
    guessOf((x) => Math.exp(Math.sin(Math.cos(x)))),
  ];
  expect(one).toBeGreaterThan(2);
  expect(two).toBeGreaterThan(4);
  expect(three).toBeGreaterThan(6);
  expect(guessOf((x) => x + 1)).toBeLessThan(1);
  expect(
    guessOf((x) => {
      let y = x;
      for (let i = 0; i < 9; i++) y = Math.sin(y);
      return y;
    }),
  ).toBeGreaterThan(16 * 2);
});
