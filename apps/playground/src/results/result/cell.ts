/** Which element of a picture stands under a cursor, wherever the picture lies in the view at the moment. */
import type { Point } from "./zoom.js";

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Rows and columns of the picture, and where it lies: its left upper corner and its size, in parts of the view. */
export interface Lying {
  readonly rows: number;
  readonly columns: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Undefined beside the picture. */
export function cellAt(
  { x, y }: Point,
  { rows, columns, left, top, width, height }: Lying,
): Cell | undefined {
  const row = Math.floor(((y - top) / height) * rows);
  const column = Math.floor(((x - left) / width) * columns);
  return row >= 0 && row < rows && column >= 0 && column < columns ? { row, column } : undefined;
}

/** The middle of a cell, in parts of the view. */
export const middleOf = (
  { row, column }: Cell,
  { rows, columns, left, top, width, height }: Lying,
): Point => ({
  x: left + (width * (column + 0.5)) / columns,
  y: top + (height * (row + 0.5)) / rows,
});

/** Where an arrow key leads; to the middle of the picture from nowhere. */
export function neighbour(cell: Cell | undefined, key: string, { rows, columns }: Lying): Cell {
  if (cell === undefined) return { row: Math.floor(rows / 2), column: Math.floor(columns / 2) };
  const within = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));
  const down = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
  const right = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  return { row: within(cell.row + down, rows), column: within(cell.column + right, columns) };
}
