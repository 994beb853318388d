/** What many times of the same thing come to: the middle one, and between which the middle half lies. */

export interface Spread {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  /** How many times there were. */
  readonly rounds: number;
}

/** Quartiles between two neighbours are taken in proportion, as R and NumPy do it. No times have no spread. */
export function spreadOf(times: readonly number[]): Spread | undefined {
  if (times.length === 0) return undefined;
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): number => {
    const place = part * (sorted.length - 1);
    const below = Math.floor(place);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
  };
  return { lower: at(0.25), median: at(0.5), upper: at(0.75), rounds: times.length };
}
