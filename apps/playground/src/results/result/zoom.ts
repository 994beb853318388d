/** Moving through the plane that a program draws, whose y grows upwards: pure steps from one extent to the next. */
import type { Extent } from "../../run/protocol.js";

type Interval = readonly [from: number, to: number];

/** A point of a picture: parts of its width and height, from its first row and column. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export const middle: Point = { x: 0.5, y: 0.5 };

const at = ([from, to]: Interval, part: number): number => from + part * (to - from);

const scaled = (interval: Interval, around: number, factor: number): Interval => {
  const centre = at(interval, around);
  return [centre + (interval[0] - centre) * factor, centre + (interval[1] - centre) * factor];
};

/** `factor` below 1 goes closer; `around` stays where it is. */
export const zoomed = ({ x, y }: Extent, factor: number, around: Point = middle): Extent => ({
  x: scaled(x, around.x, factor),
  y: scaled(y, 1 - around.y, factor),
});

/** What is seen moves by parts of the width and height: right and down where they are positive. */
export const moved = ({ x, y }: Extent, by: Point): Extent => ({
  x: [at(x, -by.x), at(x, 1 - by.x)],
  y: [at(y, by.y), at(y, 1 + by.y)],
});

/** What two fingers do that go from `before` to `after`: what lay under them stays under them. */
export function pinched(
  extent: Extent,
  before: readonly [Point, Point],
  after: readonly [Point, Point],
): Extent {
  const between = ([a, b]: readonly [Point, Point]): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const apart = ([a, b]: readonly [Point, Point]): number => Math.hypot(a.x - b.x, a.y - b.y);
  const [from, to] = [between(before), between(after)];
  const factor = apart(after) > 0 ? apart(before) / apart(after) : 1;
  return zoomed(moved(extent, { x: to.x - from.x, y: to.y - from.y }), factor, to);
}

/** Where a point of the picture lies in the plane, first and last element standing on the ends. */
export const placeIn = ({ x, y }: Extent, point: Point): Point => ({
  x: at(x, point.x),
  y: at(y, 1 - point.y),
});

/** Where a picture of `drawn` lies while `seen` is looked at: its left upper corner and its size, in parts of the view. */
export function transformOf(
  drawn: Extent,
  seen: Extent,
): { left: number; top: number; width: number; height: number } {
  const partOf = (interval: Interval, value: number) => (value - interval[0]) / (interval[1] - interval[0]);
  const left = partOf(seen.x, drawn.x[0]);
  const top = 1 - partOf(seen.y, drawn.y[1]);
  return {
    left,
    top,
    width: partOf(seen.x, drawn.x[1]) - left,
    height: 1 - top - partOf(seen.y, drawn.y[0]),
  };
}

/** How many times closer `seen` is than `first`. */
export const magnification = (first: Extent, seen: Extent): number =>
  (first.x[1] - first.x[0]) / (seen.x[1] - seen.x[0]);

const step = 0.1;
const factor = 0.7;

/** What a key does to an extent; undefined of keys that do nothing, and of 0, which goes back to the first. */
export function byKey(extent: Extent, key: string): Extent | undefined {
  switch (key) {
    case "+":
    case "=":
      return zoomed(extent, factor);
    case "-":
    case "_":
      return zoomed(extent, 1 / factor);
    case "ArrowLeft":
      return moved(extent, { x: step, y: 0 });
    case "ArrowRight":
      return moved(extent, { x: -step, y: 0 });
    case "ArrowUp":
      return moved(extent, { x: 0, y: step });
    case "ArrowDown":
      return moved(extent, { x: 0, y: -step });
    default:
      return undefined;
  }
}
