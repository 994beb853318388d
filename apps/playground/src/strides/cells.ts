/** The cells that are drawn of a tensor, each with the place in the storage that its layout leads to. */
import type { Tensor } from "@lockstep/core";

export interface Cell {
  /** Which one, counted in row-major order. */
  readonly at: number;
  readonly index: readonly number[];
  /** The storage element: `offset + Σ index · stride`. */
  readonly place: number;
  readonly value: number;
}

/** The last two dimensions, at one index of those before them. */
export interface Slice {
  /** The index of the leading dimensions; empty where there are two at most. */
  readonly leading: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
}

/** More than this many cells are not drawn. */
export const mostCells = 240;

export function cellsOf(tensor: Tensor): readonly Cell[] {
  const { shape, strides, offset } = tensor.layout;
  const values = tensor.dataSync();
  return Array.from({ length: tensor.size }, (_, at) => {
    const index = indexOf(at, shape);
    return { at, index, place: placeOf(index, strides, offset), value: values[at]! };
  });
}

export const placeOf = (index: readonly number[], strides: readonly number[], offset: number): number =>
  index.reduce((place, i, axis) => place + i * strides[axis]!, offset);

export function indexOf(at: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  let rest = at;
  for (const length of [...shape].reverse()) {
    index.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return index;
}

/** The cells as they are laid out on paper: rows of rows, one slice after another. */
export function slicesOf(cells: readonly Cell[], shape: readonly number[]): readonly Slice[] {
  const columns = shape.at(-1) ?? 1;
  const rows = shape.at(-2) ?? 1;
  const slices: Slice[] = [];
  for (let first = 0; first < cells.length; first += rows * columns) {
    slices.push({
      leading: cells[first]!.index.slice(0, -2),
      rows: Array.from({ length: rows }, (_, row) =>
        cells.slice(first + row * columns, first + (row + 1) * columns),
      ),
    });
  }
  return slices;
}
