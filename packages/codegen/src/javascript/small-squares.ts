/**
 * A tile walked by squares of four by four elements, written out. A view that steps from line to line along
 * one of the two loops then has no more than four lines in use at a time, and takes four neighbours from
 * each: with whole rows or columns of a tile, lines a power of two apart would drive each other out of the
 * cache.
 */

import type { Step } from "../shapes.js";
import { advance, type Pointer, type Range } from "./nest.js";
import type { SourceWriter } from "./source-writer.js";

const side = 4;

/** Rows and columns of a tile of squares; only tiles as large as this are walked so. */
export const squaresTile = 16;

export interface SquaresLoop {
  readonly rows: Range;
  readonly columns: Range;
  readonly pointers: readonly Pointer[];
  readonly rowStride: (operand: number) => string;
  readonly columnStep: (operand: number) => Step;
  readonly columnStride: (operand: number) => string;
  /** Writes one element, given its pointers. */
  readonly body: (pointers: readonly Pointer[]) => void;
}

/** Writes the loops over squares; both ranges must be multiples of a square's side. */
export function writeSquares(writer: SourceWriter, loop: SquaresLoop): void {
  const { rows, columns, pointers } = loop;
  writer.block(steps(columns), () => {
    writer.block(steps(rows), () => {
      for (const { operand, at } of pointers) {
        const first = along(loop, operand, advance(at, rows.index, loop.rowStride(operand)), columns.index);
        writer.line(`const ${rowName(operand, 0)} = ${first};`);
        for (let row = 1; row < side; row++) {
          const before = rowName(operand, row - 1);
          writer.line(`const ${rowName(operand, row)} = (${before} + ${loop.rowStride(operand)}) | 0;`);
        }
      }
      for (let row = 0; row < side; row++) {
        for (let column = 0; column < side; column++) {
          const inside = pointers.map(({ operand }) => ({
            operand,
            at:
              column === 0 ? rowName(operand, row) : along(loop, operand, rowName(operand, row), `${column}`),
          }));
          writer.scope(() => loop.body(inside));
        }
      }
    });
  });
}

const steps = ({ index, from, to }: Range): string =>
  `for (let ${index} = ${from}; ${index} < ${to}; ${index} += ${side})`;

const rowName = (operand: number, row: number): string => `q${operand}_${row}`;

/** The place `columns` further on. */
function along(loop: SquaresLoop, operand: number, at: string, columns: string): string {
  const step = loop.columnStep(operand);
  if (step === "fixed") return at;
  return step === "next" ? `${at} + ${columns}` : advance(at, columns, loop.columnStride(operand));
}
