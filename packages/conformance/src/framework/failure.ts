/**
 * What a case rejects with: the first mismatches in full, then their number, so that a report stays readable.
 */

/** How many mismatches are told in full. */
export const shownMismatches = 5;

/** One element that is not what it must be. */
export interface Mismatch {
  /** Where in the result, one index per dimension. */
  readonly index: readonly number[];
  /** What the kernel was given there; empty where that is no list of numbers, as in a reduction. */
  readonly inputs: readonly number[];
  /** The value, or the closed interval, that is right. */
  readonly expected: string;
  readonly got: number;
}

/** A backend that did not do what a case asks. */
export class CaseFailure extends Error {
  override readonly name = "CaseFailure";
  /** The first five of them. */
  readonly mismatches: readonly Mismatch[];

  constructor(summary: string, mismatches: readonly Mismatch[] = [], total = mismatches.length) {
    const shown = mismatches.slice(0, shownMismatches);
    const lines = shown.map((mismatch) => `  ${printMismatch(mismatch)}`);
    if (total > shown.length) lines.push(`  … and ${total - shown.length} more`);
    super([summary, ...lines].join("\n"));
    this.mismatches = shown;
  }
}

function printMismatch({ index, inputs, expected, got }: Mismatch): string {
  const given = inputs.length > 0 ? ` of (${inputs.map(printNumber).join(", ")})` : "";
  return `[${index.join(", ")}]${given}: expected ${expected}, got ${printNumber(got)}`;
}

/** A number with the sign of its zero. */
export const printNumber = (value: number): string => (Object.is(value, -0) ? "-0" : String(value));

/** Fails the case unless `condition` holds. */
export function must(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new CaseFailure(otherwise);
}

/** Fails the case unless both are the same value (`Object.is`) or, for arrays, have the same elements. */
export function mustEqual(got: unknown, expected: unknown, what: string): void {
  const same =
    Array.isArray(expected) && Array.isArray(got)
      ? expected.length === got.length && expected.every((value, i) => Object.is(value, got[i]))
      : Object.is(got, expected);
  must(same, `${what}: expected ${show(expected)}, got ${show(got)}`);
}

function show(value: unknown): string {
  if (typeof value === "number") return printNumber(value);
  return Array.isArray(value)
    ? `[${value.map(show).join(", ")}]`
    : typeof value === "string"
      ? value
      : String(value);
}
