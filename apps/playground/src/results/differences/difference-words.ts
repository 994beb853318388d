/** What a comparison comes to, in one line, and where its greatest differences are. */
import type { Dtype } from "@lockstep/core";
import { printCount, printCountOf, printElement, printRounded, printShape } from "../print-numbers.js";
import type { Comparison, Difference, Place } from "./difference.js";

export function verdict(comparison: Comparison): string {
  if (comparison.kind === "incomparable") return `cannot be compared: ${comparison.why}`;
  const { count, differing, zeros, ulps } = comparison;
  if (differing === 0) return "the same bits";
  if (differing === zeros) return `${printCountOf(zeros, "zero")} of another sign, else the same`;
  const part = (100 * differing) / count;
  const share = part >= 99.95 ? "" : part < 0.1 ? " (under 0.1\u00a0%)" : ` (${part.toFixed(1)}\u00a0%)`;
  const most = ulps === undefined ? "" : `, by ${printRounded(ulps.by)} ULP at most`;
  return `${printCount(differing)} of ${printCount(count)} elements differ${share}${most}`;
}

export interface GreatestRow {
  readonly name: string;
  readonly by: string;
  readonly where: string;
  readonly expected: string;
  readonly actual: string;
}

export function greatestRows(
  { absolute, relative, ulps, nan, nans }: Difference,
  dtype: Dtype,
): GreatestRow[] {
  const row = (name: string, place: Place | undefined, by: (value: number) => string): GreatestRow[] =>
    place === undefined
      ? []
      : [
          {
            name,
            by: by(place.by),
            where: printShape(place.index),
            expected: printElement(place.expected, dtype),
            actual: printElement(place.actual, dtype),
          },
        ];
  return [
    ...row("largest difference", absolute, (by) => printRounded(by)),
    ...row("largest relative", relative, (by) => (Number.isFinite(by) ? printRounded(by) : "no bound")),
    ...row("largest in ULP", ulps, (by) => printRounded(by)),
    ...row("NaN in one only", nan, () => printCount(nans)),
  ];
}
