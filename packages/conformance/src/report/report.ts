/** A run as one JSON document, for machines to keep and compare. */
import type { Capabilities, Device } from "@lockstep/core";
import { familyOf } from "../framework/case.js";
import { type CaseResult, isFailure, type Status } from "../framework/runner.js";

export interface Totals {
  readonly cases: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly expectedFailures: number;
  readonly milliseconds: number;
}

export interface Report extends Totals {
  readonly backend: string;
  readonly engine: string;
  readonly capabilities: Capabilities;
  readonly families: Readonly<Record<string, Totals>>;
  /** Complaints about the list of expected failures. */
  readonly complaints: readonly string[];
  readonly results: readonly CaseResult[];
}

/** Adds up the results of a run. */
export function makeReport(
  { name, capabilities }: Pick<Device, "name" | "capabilities">,
  results: readonly CaseResult[],
  complaints: readonly string[] = [],
): Report {
  const families = new Map<string, CaseResult[]>();
  for (const result of results) {
    const family = familyOf(result.id);
    families.set(family, [...(families.get(family) ?? []), result]);
  }
  return {
    backend: name,
    engine: capabilities.engine,
    capabilities,
    ...addUp(results),
    families: Object.fromEntries([...families].map(([family, members]) => [family, addUp(members)])),
    complaints,
    results,
  };
}

/** Whether the backend passed: nothing failed that was not expected to, and the expectations are in order. */
export const holds = ({ failed, complaints }: Report): boolean => failed === 0 && complaints.length === 0;

function addUp(results: readonly CaseResult[]): Totals {
  const count = (status: Status) => results.filter((result) => result.status === status).length;
  return {
    cases: results.length,
    passed: count("passed"),
    failed: results.filter(isFailure).length,
    skipped: count("skipped"),
    expectedFailures: count("expected-failure"),
    milliseconds: Math.round(results.reduce((sum, { milliseconds }) => sum + milliseconds, 0)),
  };
}
