/** Rows of numbers as lines: of a long row, each column of the picture shows the least and the greatest, so no peak is lost. */
import type { Result } from "../../run/protocol.js";

/** More lines than these cannot be told apart. */
export const mostLines = 8;

export interface Line {
  /** Places along the row, in elements, with the value there; NaN where the line is broken. */
  readonly places: readonly number[];
  readonly values: readonly number[];
}

/** The rows of a result of one or two dimensions, with no more than about `columns` × 2 places each. */
export function linesOf({ shape, data }: Result, columns: number): Line[] {
  const [rows, length] = shape.length === 1 ? [1, shape[0]!] : [shape[0]!, shape[1]!];
  return Array.from({ length: Math.min(rows, mostLines) }, (_, row) =>
    lineOf(data.subarray(row * length, (row + 1) * length), columns),
  );
}

function lineOf(row: Result["data"], columns: number): Line {
  if (row.length <= 2 * columns) return { places: [...row.keys()], values: Array.from(row, finite) };
  const places: number[] = [];
  const values: number[] = [];
  for (let column = 0; column < columns; column++) {
    const from = Math.floor((column * row.length) / columns);
    const to = Math.floor(((column + 1) * row.length) / columns);
    let least = -1;
    let greatest = -1;
    for (let i = from; i < to; i++) {
      const value = row[i]!;
      if (!Number.isFinite(value)) continue;
      if (least < 0 || value < row[least]!) least = i;
      if (greatest < 0 || value > row[greatest]!) greatest = i;
    }
    const ends = least < 0 ? [from] : least === greatest ? [least] : [least, greatest].sort((a, b) => a - b);
    for (const i of ends) {
      places.push(i);
      values.push(finite(row[i]!));
    }
  }
  return { places, values };
}

const finite = (value: number): number => (Number.isFinite(value) ? value : Number.NaN);

/** What an SVG path is told: `x` and `y` place a value in the picture. A number alone between gaps is a dot. */
export function pathOf(
  { places, values }: Line,
  x: (place: number) => number,
  y: (value: number) => number,
): string {
  let path = "";
  for (let i = 0; i < places.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    const isFirst = i === 0 || Number.isNaN(values[i - 1]!);
    const isAlone = isFirst && (i === places.length - 1 || Number.isNaN(values[i + 1]!));
    path += `${isFirst ? "M" : "L"}${x(places[i]!).toFixed(2)} ${y(value).toFixed(2)}${isAlone ? "h0" : ""}`;
  }
  return path;
}
