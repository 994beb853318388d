import type { Command } from "@lockstep/codegen";
import { expect, test } from "vitest";
import { partTurnsOf } from "./division.js";

const command = (shape: Partial<Command>): Command =>
  ({ turns: 1000, perTurn: 1, grain: 64, ...shape }) as Command;

test("a chunk is a number of elements, of one turn at least and of all turns at most", () => {
  expect(partTurnsOf(command({}), 0, 2, 1, 100)).toBe(100);
  expect(partTurnsOf(command({ perTurn: 30 }), 0, 2, 1, 100)).toBe(3);
  expect(partTurnsOf(command({ perTurn: 1000 }), 0, 2, 1, 100)).toBe(1);
  expect(partTurnsOf(command({}), 400, 2, 1, 100_000)).toBe(600);
});

test.each([7, undefined])(
  "turns that visit nothing have a part all the same, with a chunk of %s",
  (chunk) => {
    const parts = partTurnsOf(command({ turns: 2, perTurn: 0 }), 0, 2, 1, chunk);
    expect(Number.isFinite(parts) && parts >= 1).toBe(true);
  },
);
