/** A small picture of where two results differ, and how much, as a result of its own that can be painted. */
import type { Result } from "../../run/protocol.js";

/** Cells at most; each shows the greatest difference of the elements that fall into it. */
const mostRows = 128;
const mostColumns = 256;

/**
 * The tenth logarithms of the greatest differences, NaN where there is none. One-dimensional results become a strip of one row.
 * Undefined where a picture tells nothing: for few elements, and for shapes that have no sides.
 */
export function differenceMap(result: Result, reference: Result): Result | undefined {
  const sides = sidesOf(reference.shape);
  if (sides === undefined || result.data.length !== reference.data.length) return undefined;
  const [rows, columns, channels] = sides;
  const height = Math.min(rows, mostRows);
  const width = Math.min(columns, mostColumns);
  const cells = new Float64Array(height * width).fill(Number.NaN);
  for (let i = 0; i < reference.data.length; i++) {
    const actual = result.data[i]!;
    const expected = reference.data[i]!;
    if (Object.is(actual, expected) || actual === expected) continue;
    const place = Math.floor(i / channels);
    const row = Math.floor((Math.floor(place / columns) * height) / rows);
    const column = Math.floor(((place % columns) * width) / columns);
    const cell = row * width + column;
    const apart = Math.log10(Math.abs(actual - expected));
    const by = Number.isNaN(apart) ? Infinity : apart;
    if (!(cells[cell]! >= by)) cells[cell] = by;
  }
  return { dtype: "float64", shape: [height, width], data: cells };
}

type Sides = readonly [rows: number, columns: number, channels: number];

const fewest = 16;

function sidesOf(shape: readonly number[]): Sides | undefined {
  const [rows, columns, channels] = shape;
  if (shape.length === 1 && rows! >= fewest) return [1, rows!, 1];
  if (shape.length === 2 && rows! * columns! >= fewest) return [rows!, columns!, 1];
  if (shape.length === 3 && channels === 3 && rows! * columns! >= fewest) return [rows!, columns!, 3];
  return undefined;
}
