/** Results of cases, counted: in all, by family, and by what kept some from being run. */
import type { CaseResult, Status } from "@lockstep/conformance";

export interface Tally {
  readonly cases: number;
  readonly passed: number;
  /** Failed, or passed although it was listed as a failure. */
  readonly failed: number;
  readonly expected: number;
  readonly skipped: number;
  readonly milliseconds: number;
}

const columns: Readonly<Record<Status, "passed" | "failed" | "expected" | "skipped">> = {
  passed: "passed",
  failed: "failed",
  "unexpected-pass": "failed",
  "expected-failure": "expected",
  skipped: "skipped",
};

export function tallyOf(results: readonly CaseResult[]): Tally {
  const tally = { cases: 0, passed: 0, failed: 0, expected: 0, skipped: 0, milliseconds: 0 };
  for (const { status, milliseconds } of results) {
    tally.cases++;
    tally[columns[status]]++;
    tally.milliseconds += milliseconds;
  }
  return tally;
}

export const isFailed = ({ status }: CaseResult): boolean => columns[status] === "failed";

/** In the order in which the families ran. */
export function tallyByFamily(results: readonly CaseResult[]): readonly (readonly [string, Tally])[] {
  const families = grouped(results, ({ id }) => id.slice(0, id.indexOf("/")));
  return Array.from(families, ([family, own]) => [family, tallyOf(own)] as const);
}

/** Why cases were skipped, and how many for each reason, the most first. */
export function skippedByReason(results: readonly CaseResult[]): readonly (readonly [string, number])[] {
  const skipped = results.filter(({ status }) => status === "skipped");
  const reasons = grouped(skipped, ({ reason = "without a reason" }) => reason);
  return Array.from(reasons, ([reason, { length }]) => [reason, length] as const).sort((a, b) => b[1] - a[1]);
}

function grouped(
  results: readonly CaseResult[],
  keyOf: (result: CaseResult) => string,
): ReadonlyMap<string, readonly CaseResult[]> {
  const groups = new Map<string, CaseResult[]>();
  for (const result of results) {
    const group = groups.get(keyOf(result));
    if (group) group.push(result);
    else groups.set(keyOf(result), [result]);
  }
  return groups;
}
