/** The part of a result that a table shows: dimensions but the last one become rows. */

import type { Result } from "../../run/protocol.js";
import { indexOf } from "../differences/difference.js";
import { printCount } from "../print-numbers.js";

const mostColumns = 20;
const mostRows = 1000;
const mostCells = 2000;

export interface TableCut {
  /** Numbers of the columns; one of result without a last dimension to spread. */
  readonly columns: readonly number[];
  readonly rows: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** What was left out, in words. */
  readonly cut?: string;
}

export function tableOf({ shape, data }: Result): TableCut {
  const isList = shape.length < 2;
  const width = isList ? 1 : shape.at(-1)!;
  const outer = isList ? shape : shape.slice(0, -1);
  const count = outer.reduce((product, extent) => product * extent, 1);
  const columns = Math.min(width, mostColumns);
  const rows = Math.min(count, mostRows, Math.floor(mostCells / Math.max(1, columns)));
  const cuts = [
    ...(rows < count ? [`first ${printCount(rows)} of ${printCount(count)} rows`] : []),
    ...(columns < width ? [`first ${printCount(columns)} of ${printCount(width)} columns`] : []),
  ];
  return {
    columns: Array.from({ length: columns }, (_, i) => i),
    rows: Array.from({ length: width === 0 ? 0 : rows }, (_, row) => ({
      name: indexOf(row, outer).join(", "),
      values: [...data.subarray(row * width, row * width + columns)],
    })),
    ...(cuts.length > 0 ? { cut: cuts.join(", ") } : {}),
  };
}
