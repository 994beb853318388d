/**
 * Median times of several candidates, taken in turns: whatever else the machine does then hurts all of them alike,
 * and their ratios hold even where absolute times drift.
 */

/** Does the work once. What it returns is done with when the promise, if any, resolves. */
export type Candidate = () => unknown;

export interface TimingOptions {
  /** Milliseconds after which a candidate that has run at least once sits out. */
  readonly budget?: number;
  readonly mostRuns?: number;
  /** Milliseconds that a first run of each candidate took before this; see {@link slow}. */
  readonly first?: readonly number[];
}

/** A first run that took so many milliseconds stands as the only one: what was compiled in it hardly counts. */
export const slow = 2500;

/**
 * The median time of each candidate, in milliseconds. Each first runs untimed for a while: V8 compiles what runs
 * often, and large loops only after a few runs.
 */
export async function medianTimes(
  candidates: readonly Candidate[],
  { budget = 300, mostRuns = 15, first = [] }: TimingOptions = {},
): Promise<number[]> {
  const times = candidates.map((_, index) => ((first[index] ?? 0) >= slow ? [first[index]!] : []));
  for (const [index, candidate] of candidates.entries()) {
    if (times[index]!.length === 0) await warmUp(candidate, budget / 3);
  }
  for (let round = 0; round < mostRuns; round++) {
    for (const [index, candidate] of candidates.entries()) {
      const spent = times[index]!;
      if (spent.length > 0 && sum(spent) > budget) continue;
      spent.push(await timeOf(candidate));
    }
  }
  return times.map(median);
}

/** The middle of an odd number of values, the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

async function warmUp(candidate: Candidate, enough: number): Promise<void> {
  let spent = 0;
  for (let run = 0; run < 10 && spent < enough; run++) spent += await timeOf(candidate);
}

/** Milliseconds until the work is done. */
export async function timeOf(candidate: Candidate): Promise<number> {
  const start = performance.now();
  const pending = candidate();
  if (pending instanceof Promise) await pending;
  return performance.now() - start;
}

const sum = (values: readonly number[]) => values.reduce((acc, value) => acc + value, 0);
