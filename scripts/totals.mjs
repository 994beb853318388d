/**
 * Adds up the tests of all packages and prints `N passed, N failed, N skipped`.
 *
 * The numbers come from the JSON report that each vitest run leaves in `reports/`; turbo keeps these files with a
 * cached result and puts them back, so a cached run has the same totals. A package that has a test script and no
 * report is an error: its tests did not run.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, workspaces } from "./workspaces.mjs";

/** Which script leaves which report. */
const reportOf = {
  test: "reports/unit.json",
  "test:house": "reports/unit.json",
  "test:browser": "reports/browser.json",
};

/**
 * @typedef {object} Totals
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * One vitest JSON report as totals. A test file that could not be loaded holds no tests: it counts as one failure.
 *
 * @param {any} report
 * @returns {Totals}
 */
export function totalsOf(report) {
  const unloadable = report.testResults.filter(
    (/** @type {any} */ file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Every report that should exist, by its path from the root. */
function expectedReports() {
  return workspaces().flatMap(({ folder, manifest }) =>
    Object.entries(reportOf)
      // The root's `test` runs the packages' tests; its own are `test:house`.
      .filter(([script]) => script in (manifest.scripts ?? {}) && !(folder === "." && script === "test"))
      .map(([, report]) => join(folder, report)),
  );
}

function main() {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const report of expectedReports()) {
    if (!existsSync(join(root, report))) {
      console.error(`No ${report}: these tests did not run.`);
      process.exitCode = 1;
      continue;
    }
    const totals = totalsOf(JSON.parse(readFileSync(join(root, report), "utf8")));
    sum.passed += totals.passed;
    sum.failed += totals.failed;
    sum.skipped += totals.skipped;
  }
  if (sum.failed > 0) process.exitCode = 1;
  console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();
