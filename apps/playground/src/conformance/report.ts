/** The report that a person can copy: where the suite ran, against what, and what came of it. */
import type { CaseResult } from "@lockstep/conformance";
import { isFailed, skippedByReason, type Tally, tallyByFamily, tallyOf } from "./tally.js";

/** What the suite was held against, and what came of it so far. */
export interface TargetRun {
  readonly target: string;
  /** The call that makes the device, as one writes it. */
  readonly call: string;
  readonly engine?: string;
  /** The adapter, or what runs there, as a person would say it. */
  readonly detail?: string;
  /** Of threads: how many. */
  readonly threads?: number;
  /** How many cases there were to be; more than there are results where it was stopped. */
  readonly total: number;
  readonly results: readonly CaseResult[];
  readonly unavailable?: { readonly cause: string; readonly mend?: string };
  /** Why the suite itself broke off, where it did. */
  readonly trouble?: string;
}

export interface Report {
  readonly browser: string;
  readonly isolated: boolean;
  /** As `Date.toISOString` gives it. */
  readonly date: string;
  /** Which cases; empty for all. */
  readonly query: string;
  readonly runs: readonly TargetRun[];
}

/** More failures than this are counted, not told. */
const mostTold = 50;

export function markdownReport({ browser, isolated, date, query, runs }: Report): string {
  const lines = [
    "# Lockstep conformance",
    "",
    `- ${browser}, ${isolated ? "cross-origin isolated" : "not cross-origin isolated"}`,
    `- ${date}`,
    `- cases: ${query === "" ? "all" : `\`${query}\``}`,
  ];
  return `${[...lines, ...runs.flatMap((run) => sectionOf(run, query))].join("\n")}\n`;
}

function sectionOf(run: TargetRun, query: string): string[] {
  const title = ["", `## \`${run.call}\``, ""];
  if (run.unavailable) {
    const { cause, mend } = run.unavailable;
    return [...title, `Not available here: ${cause}.${mend ? ` ${mend}.` : ""}`];
  }
  const { results, total } = run;
  const failures = results.filter(isFailed);
  const tally = tallyOf(results);
  const skipped = skippedByReason(results);
  return [
    ...title,
    [`Engine ${run.engine ?? "not known"}`, run.threads && `${run.threads} threads`, run.detail]
      .filter(Boolean)
      .join("; "),
    "",
    `**${verdictOf(tally, total, query)}**`,
    ...(run.trouble === undefined ? [] : ["", `The suite broke off: ${run.trouble}`]),
    "",
    "| family | cases | passed | failed | expected to fail | skipped | seconds |",
    "|---|--:|--:|--:|--:|--:|--:|",
    ...tallyByFamily(results).map(([family, own]) => rowOf(family, own)),
    rowOf("all", tally),
    ...(failures.length === 0 ? [] : ["", "### Failures", "", ...failures.slice(0, mostTold).flatMap(told)]),
    ...(failures.length > mostTold ? ["", `… and ${failures.length - mostTold} more.`] : []),
    ...(skipped.length === 0 ? [] : ["", "### Skipped", ""]),
    ...skipped.map(([reason, count]) => `- ${count}: ${reason}`),
  ];
}

/** In a sentence: whether it conforms, which only all cases can tell. */
export function verdictOf(tally: Tally, total: number, query: string): string {
  const { cases, passed, failed, skipped, expected } = tally;
  const some = (count: number, what: string) => (count === 0 ? [] : [`${count} ${what}`]);
  const counts = [
    `${passed} of ${total} cases passed`,
    ...some(failed, "failed"),
    ...some(expected, "were expected to fail"),
    ...some(skipped, "skipped"),
    ...some(total - cases, "not run"),
  ].join(", ");
  const isWell = failed === 0 && cases === total && passed > 0;
  return `${counts}.${isWell ? (query === "" ? " It conforms." : " Of these, nothing failed.") : ""}`;
}

const rowOf = (name: string, { cases, passed, failed, expected, skipped, milliseconds }: Tally): string =>
  `| ${name} | ${cases} | ${passed} | ${failed} | ${expected} | ${skipped} | ${(milliseconds / 1000).toFixed(2)} |`;

const told = ({ id, message = "" }: CaseResult): string[] => [
  `- \`${id}\``,
  "  ```text",
  ...message.split("\n").map((line) => `  ${line}`),
  "  ```",
];

/** The same as data, with the failures in full and the rest counted. */
export function jsonReport({ runs, ...place }: Report): string {
  const told = runs.map(({ results, ...run }) => ({
    ...run,
    tally: tallyOf(results),
    families: Object.fromEntries(tallyByFamily(results)),
    skipped: Object.fromEntries(skippedByReason(results)),
    failures: results.filter(isFailed),
  }));
  return JSON.stringify({ ...place, runs: told }, undefined, 2);
}
