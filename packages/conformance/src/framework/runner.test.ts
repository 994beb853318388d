import { describe, expect, test } from "vitest";
import { ReferenceBackend } from "../reference/reference-backend.js";
import type { Case } from "./case.js";
import { must } from "./failure.js";
import { type CaseResult, isFailure, type RunOptions, runCases, wrongExcuses } from "./runner.js";

const passing: Case = { id: "a/b/passes", run: async () => undefined };
const failing: Case = { id: "a/b/fails", run: async () => must(false, "it is wrong") };
const crashing: Case = { id: "a/b/crashes", run: () => Promise.reject(new TypeError("no such thing")) };
const endless: Case = { id: "a/b/never-ends", run: () => new Promise(() => undefined) };
const skipped: Case = { id: "a/b/skipped", needs: [() => "it is not claimed"], run: failing.run };

async function run(cases: readonly Case[], more: Partial<RunOptions> = {}): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for await (const result of runCases({ create: () => new ReferenceBackend(), cases, ...more }))
    results.push(result);
  return results;
}

describe("the runner", () => {
  test("tells what passed, failed and was skipped, and why", async () => {
    const results = await run([passing, failing, crashing, skipped]);
    expect(results.map(({ status }) => status)).toEqual(["passed", "failed", "failed", "skipped"]);
    expect(results[1]!.message).toBe("it is wrong");
    expect(results[2]!.message).toMatch(/TypeError: no such thing\n +at /);
    expect(results[3]!.reason).toBe("it is not claimed");
  });

  test("takes an expected failure for what it is, and a pass for a failure", async () => {
    const xfail = { [failing.id]: "known", [passing.id]: "thought so" };
    const [first, second] = await run([failing, passing], { xfail });
    expect(first).toMatchObject({ status: "expected-failure", reason: "known" });
    expect(second).toMatchObject({ status: "unexpected-pass", reason: "thought so" });
    expect([first, second].map((result) => isFailure(result!))).toEqual([false, true]);
  });

  test("ends what does not end", async () => {
    const [result] = await run([endless], { timeout: 20 });
    expect(result).toMatchObject({ status: "failed", message: "It has not ended after 20 ms" });
  });

  test("disposes of the device and of what cases made, also when nobody asks on", async () => {
    const device = new ReferenceBackend();
    const making: Case = {
      id: "a/b/makes",
      run: async (bench) => {
        bench.tensor({ dtype: "float32", shape: [2], data: [1, 2] });
      },
    };
    for await (const _ of runCases({ create: () => device, cases: [making, making] })) {
      expect(device.memory().tensors).toBe(0);
      break;
    }
    expect(device.disposed).toBe(true);
  });
});

test("excuses must name cases that run, and give reasons", () => {
  const { capabilities } = new ReferenceBackend();
  const xfail = { [failing.id]: " ", "a/b/gone": "why", [skipped.id]: "why", [passing.id]: "why" };
  expect(wrongExcuses([passing, failing, skipped], xfail, capabilities)).toEqual([
    "The expected failure of 'a/b/fails' has no reason",
    "The list of expected failures names 'a/b/gone', which is no case of the suite",
    "The expected failure of 'a/b/skipped' is of a case that does not run: it is not claimed",
  ]);
});
