import { expect, test } from "vitest";
import type { Outcome, RunEvent, TargetId } from "../../run/protocol.js";
import { firstToCompare, timeRows } from "./time-rows.js";

const outcome = (target: TargetId, times: number[]) => ({ target, times }) as unknown as Outcome;
const events = (...list: RunEvent[]) =>
  new Map(list.map((event) => [event.kind === "outcome" ? event.outcome.target : event.target, event]));

test("rows stand in the order of targets and tell what happened latest", () => {
  const wasm = outcome("cpu:wasm", [1]);
  const rows = timeRows(
    [wasm],
    events(
      { kind: "begun", target: "gpu:webgpu", phase: "opening" },
      { kind: "progress", target: "workers", done: 0.5 },
      { kind: "outcome", outcome: wasm },
      {
        kind: "failed",
        target: "cpu:js",
        diagnostic: { severity: "error", from: 0, to: 0, code: "THROWN", cause: "no", mend: "do" },
      },
    ),
  );
  expect(rows).toEqual([
    { target: "cpu:js", state: "failed", cause: "no", mend: "do" },
    { target: "cpu:wasm", state: "ran", outcome: wasm, spread: { lower: 1, median: 1, upper: 1, rounds: 1 } },
    { target: "workers", state: "busy", words: "timing", done: 0.5 },
    { target: "gpu:webgpu", state: "busy", words: "opening" },
  ]);
  expect(firstToCompare(rows)).toBe("cpu:wasm");
});

test("what is run anew keeps its bar until it has another", () => {
  const rows = timeRows(
    [outcome("workers", [9])],
    events({ kind: "progress", target: "workers", done: 0.5 }),
  );
  expect(rows).toMatchObject([{ state: "ran", spread: { median: 9 }, again: "timing…" }]);
});

test("outcomes of which no event is left stay", () => {
  expect(timeRows([outcome("workers", [])], new Map())).toMatchObject([{ target: "workers", state: "once" }]);
  expect(firstToCompare([])).toBeUndefined();
});
