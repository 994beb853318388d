import { expect, test } from "vitest";
import { totalsOf } from "./totals.mjs";

const report = {
  numPassedTests: 3,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: "failed", assertionResults: [{ status: "failed" }] },
    { status: "passed", assertionResults: [{ status: "passed" }] },
  ],
};

test("skipped tests and tests still to be written are both counted as skipped", () => {
  expect(totalsOf(report)).toEqual({ passed: 3, failed: 1, skipped: 3 });
});

test("a test file that could not be loaded is a failure", () => {
  const unloadable = { status: "failed", assertionResults: [] };
  const withUnloadable = { ...report, testResults: [...report.testResults, unloadable] };
  expect(totalsOf(withUnloadable).failed).toBe(2);
});
