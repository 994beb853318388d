/** Rows as points: x and y, and a third number as colour. */
import type { Result } from "../../run/protocol.js";
import type { Range } from "./paint.js";

export interface Points {
  readonly count: number;
  readonly x: Range;
  readonly y: Range;
  /** Of the third column, where there is one. */
  readonly colour?: Range;
}

/** What the columns of a result run between, of finite numbers; NaN where there is none. */
export function pointsOf({ shape, data }: Result): Points {
  const [count, columns] = shape as [number, number];
  const rangeOf = (column: number): Range => {
    let least = Infinity;
    let greatest = -Infinity;
    for (let i = column; i < data.length; i += columns) {
      const value = data[i]!;
      if (!Number.isFinite(value)) continue;
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
    return least <= greatest ? { least, greatest } : { least: Number.NaN, greatest: Number.NaN };
  };
  const colour = columns > 2 ? { colour: rangeOf(2) } : {};
  return { count, x: rangeOf(0), y: rangeOf(1), ...colour };
}

type Interval = readonly [from: number, to: number];

/** Intervals in which one unit of x is as long as one of y, where they are of a kind; else each as it is. */
export function evened(
  x: Interval,
  y: Interval,
  width: number,
  height: number,
): readonly [Interval, Interval] {
  const perPixel = [(x[1] - x[0]) / width, (y[1] - y[0]) / height] as const;
  const ratio = perPixel[0] / perPixel[1];
  if (!(ratio > 0.2 && ratio < 5)) return [x, y];
  const widened = ([from, to]: Interval, pixels: number): Interval => {
    const more = (Math.max(...perPixel) * pixels - (to - from)) / 2;
    return [from - more, to + more];
  };
  return [widened(x, width), widened(y, height)];
}

/** The point nearest to a place of the picture; `at` tells where a point is in it. */
export function nearest(
  { shape, data }: Result,
  place: readonly [x: number, y: number],
  at: (x: number, y: number) => readonly [x: number, y: number],
): number | undefined {
  const columns = shape[1]!;
  let found: number | undefined;
  let least = Infinity;
  for (let i = 0; i * columns < data.length; i++) {
    const [x, y] = at(data[i * columns]!, data[i * columns + 1]!);
    const apart = (x - place[0]) ** 2 + (y - place[1]) ** 2;
    if (apart < least) {
      least = apart;
      found = i;
    }
  }
  return found;
}
