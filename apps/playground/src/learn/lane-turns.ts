/** Neighbours of a picture as the lanes of a vector, and how many turns each took. */

export interface LaneTurns {
  readonly turns: readonly number[];
  /** Turns that the loop takes: those of the slowest lane. */
  readonly most: number;
}

/** A loop longer than this cannot be drawn turn by turn. */
const mostDrawn = 60;

export const laneTurns = (turns: readonly number[]): LaneTurns => ({ turns, most: Math.max(...turns) });

/** Of all runs of `lanes` neighbours, the one whose turns differ most, among those short enough to be drawn. */
export function mostUneven(counts: ArrayLike<number>, lanes: number): LaneTurns | undefined {
  let best: { readonly at: number; readonly kinds: number } | undefined;
  for (let at = 0; at + lanes <= counts.length; at += lanes) {
    const turns = Array.from({ length: lanes }, (_, lane) => counts[at + lane]!);
    const most = Math.max(...turns);
    if (most > mostDrawn || most < 8) continue;
    const kinds = new Set(turns).size;
    if (!best || kinds > best.kinds) best = { at, kinds };
  }
  if (!best) return undefined;
  const { at } = best;
  return laneTurns(Array.from({ length: lanes }, (_, lane) => counts[at + lane]!));
}
