import { expect, test, vi } from "vitest";
import type { PreparedProgram } from "../program/prepared-program.js";
import { timeRounds } from "./time-rounds.js";

/** A program of which a run takes so many milliseconds of a clock of its own. */
function taking(milliseconds: number) {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const runs = { count: 0, dropped: 0 };
  const prepared = {
    device: {
      async synchronize() {
        now += milliseconds;
      },
    },
    run: async () => ({ run: runs.count++ }),
    drop: () => void runs.dropped++,
  } as unknown as PreparedProgram;
  return { prepared, runs };
}

test("there are as many rounds as were asked for, however long they take", async () => {
  const { prepared, runs } = taking(700);
  expect(await timeRounds(prepared, { rounds: 3, milliseconds: 100 }, () => {})).toEqual([700, 700, 700]);
  expect(runs).toEqual({ count: 3, dropped: 3 });
});

test("more, while there is time", async () => {
  const { prepared } = taking(20);
  expect(await timeRounds(prepared, { rounds: 2, milliseconds: 100 }, () => {})).toHaveLength(5);
});

test("runs too short for the clock are timed together", async () => {
  const { prepared, runs } = taking(1 / 64);
  const times = await timeRounds(prepared, { rounds: 3, milliseconds: 0 }, () => {});
  expect(times).toEqual([1 / 64, 1 / 64, 1 / 64]);
  expect(runs.count).toBeGreaterThan(300);
});

test("it is told how far it is, at most every 50 milliseconds", async () => {
  const { prepared } = taking(20);
  const told: number[] = [];
  await timeRounds(prepared, { rounds: 1, milliseconds: 400 }, (done) => told.push(done));
  expect(told.length).toBeGreaterThan(3);
  expect(told.length).toBeLessThanOrEqual(8);
  expect(told).toEqual([...told].sort((a, b) => a - b));
});

test("no rounds are none", async () => {
  expect(await timeRounds(taking(1).prepared, { rounds: 0, milliseconds: 0 }, () => {})).toEqual([]);
});
