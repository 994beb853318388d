/** A run as text for a terminal: what failed, then a line for each family, then the verdict. */
import { isFailure } from "../framework/runner.js";
import { holds, type Report, type Totals } from "./report.js";

/** How many failures are told in full; the rest are counted. */
const shownFailures = 20;

export function printSummary(report: Report): string {
  const failures = report.results.filter(isFailure);
  const told = failures.slice(0, shownFailures).map(({ id, message = "" }) => `✗ ${id}\n${indent(message)}`);
  if (failures.length > told.length) told.push(`… and ${failures.length - told.length} more failures`);
  const rows = [
    ["family", "cases", "passed", "failed", "expected", "skipped", "seconds"],
    ...Object.entries(report.families).map(([family, totals]) => row(family, totals)),
    row("all", report),
  ];
  const verdict = holds(report) ? "conforms" : "does not conform";
  return [
    ...told,
    ...report.complaints.map((complaint) => `✗ ${complaint}`),
    table(rows),
    `${report.backend} (engine ${report.engine}) ${verdict}`,
  ].join("\n");
}

const row = (name: string, totals: Totals): string[] => [
  name,
  ...[totals.cases, totals.passed, totals.failed, totals.expectedFailures, totals.skipped].map(String),
  (totals.milliseconds / 1000).toFixed(1),
];

/** The first column to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  const align = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!);
  return rows.map((cells) => cells.map(align).join("  ")).join("\n");
}

const indent = (text: string): string => text.replace(/^/gm, "    ");
