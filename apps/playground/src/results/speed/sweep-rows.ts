/** What was measured at each size, as rows of a table, and as points of a chart. */
import type { SweepPoint, TargetId } from "../../run/protocol.js";
import { targetIds } from "../../run/protocol.js";
import { type Spread, spreadOf } from "../times/spread.js";

export interface SpeedPoint extends Spread {
  readonly target: TargetId;
  readonly size: number;
}

/** One for each measurement that has times; a later one of the same target and size takes the earlier one's place. */
export function speedPoints(points: readonly SweepPoint[]): SpeedPoint[] {
  const latest = new Map<string, SpeedPoint>();
  for (const { target, size, times } of points) {
    const spread = spreadOf(times);
    if (spread !== undefined) latest.set(`${target} ${size}`, { target, size, ...spread });
  }
  return [...latest.values()].sort(
    (a, b) => targetIds.indexOf(a.target) - targetIds.indexOf(b.target) || a.size - b.size,
  );
}

export interface SizeRow {
  readonly size: number;
  /** The median of each target in milliseconds, in the order of `targets`; undefined where it was not measured. */
  readonly medians: readonly (number | undefined)[];
}

export function sizeRows(points: readonly SpeedPoint[]): { targets: TargetId[]; rows: SizeRow[] } {
  const targets = [...new Set(points.map(({ target }) => target))];
  const sizes = [...new Set(points.map(({ size }) => size))].sort((a, b) => a - b);
  const medianOf = (target: TargetId, size: number) =>
    points.find((point) => point.target === target && point.size === size)?.median;
  return {
    targets,
    rows: sizes.map((size) => ({ size, medians: targets.map((target) => medianOf(target, size)) })),
  };
}
