import type { Explanation } from "@lockstep/core";
import { expect, test } from "vitest";
import { inWords, ownersOf, threadLanes } from "./thread-lanes.js";

const explanation = (threads: Explanation["threads"]): Explanation => ({ threads }) as Explanation;

const recorded = explanation([
  {
    parts: 2,
    time: 3,
    chunks: [
      { part: 0, start: 0, end: 2 },
      { part: 3, start: 2, end: 3 },
    ],
  },
  {
    parts: 2,
    time: 4.5,
    chunks: [
      { part: 1, start: 0.5, end: 1 },
      { part: 2, start: 1, end: 5 },
    ],
  },
]);

test("a lane for each thread, as far as the last chunk went", () => {
  expect(threadLanes(recorded)).toMatchObject({
    lanes: [
      { name: "calling thread", parts: 2 },
      { name: "thread 2", parts: 2 },
    ],
    parts: 4,
    until: 5,
    recorded: 4,
  });
});

test("parts that lie side by side and went to one thread are one run", () => {
  expect(ownersOf(threadLanes(recorded)!)).toEqual([
    { from: 0, to: 1, thread: 0 },
    { from: 1, to: 3, thread: 1 },
    { from: 3, to: 4, thread: 0 },
  ]);
});

test("where chunks were not recorded, times and parts are left", () => {
  const lanes = threadLanes(
    explanation([
      { parts: 3, time: 7 },
      { parts: 5, time: 6 },
    ]),
  )!;
  expect(lanes).toMatchObject({ parts: 8, until: 7, recorded: 0 });
  expect(ownersOf(lanes)).toEqual([{ from: 0, to: 8, thread: undefined }]);
});

test("where only the first ones were recorded, the rest is nobody's", () => {
  const lanes = threadLanes(explanation([{ parts: 9, time: 7, chunks: [{ part: 0, start: 0, end: 1 }] }]))!;
  expect(lanes).toMatchObject({ parts: 9, recorded: 1, until: 1 });
  expect(ownersOf(lanes)[1]).toEqual({ from: 1, to: 9, thread: undefined });
});

test("an operation that was not divided has no lanes", () => {
  expect(threadLanes(explanation(undefined))).toBeUndefined();
  expect(threadLanes(explanation([{ parts: 0, time: 0 }]))).toBeUndefined();
});

test("in words", () => {
  expect(inWords(threadLanes(recorded)!)).toBe(
    "4 parts within 5.00 ms: the calling thread took 2 in 3.00 ms of work, thread 2 took 2 in 4.50 ms of work.",
  );
});
