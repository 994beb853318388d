/** How much may be on the way. */
import { expect, test } from "vitest";
import { Submitted } from "./submitted.js";

/** With what says, in any order, that what was asked for is done. */
function submitted(runs: number) {
  const asked: (() => void)[] = [];
  const drained = (): Promise<void> => new Promise((resolve) => asked.push(resolve));
  return { line: new Submitted({ runs, bytes: 1000 }, drained), asked };
}

test("is asked in parts, and there is room as soon as one is done", async () => {
  const { line, asked } = submitted(8);
  for (let run = 0; run < 8; run++) line.add(1);
  expect([asked.length, line.admits(1)]).toEqual([4, false]);
  const room = line.room();
  asked[0]!();
  await room;
  expect([line.runs, line.admits(1)]).toEqual([6, true]);
});

// A promise that is resolved already, given out again and again, would never let the platform go on.
test("one that is done before an earlier one leaves the earlier one to be waited for", async () => {
  const { line, asked } = submitted(8);
  for (let run = 0; run < 8; run++) line.add(1);
  asked[1]!();
  await Promise.resolve();
  await Promise.resolve();
  for (let run = 0; run < 2; run++) line.add(1);
  let isThere = false;
  line.room().then(() => {
    isThere = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect([line.admits(1), isThere]).toEqual([false, false]);
  asked[0]!();
  await line.room();
  expect(line.admits(1)).toBe(true);
});

test("one that is too large goes when nothing else is on the way", () => {
  const { line } = submitted(8);
  expect(line.admits(5000)).toBe(true);
  line.add(5000);
  expect(line.admits(1)).toBe(false);
});

test("a platform that fails holds nothing up", async () => {
  const line = new Submitted({ runs: 1, bytes: 1000 }, () => Promise.reject(new Error("lost")));
  line.add(1);
  await line.room();
  expect(line.admits(1)).toBe(true);
});
