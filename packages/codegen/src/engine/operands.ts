/** What loops in WebAssembly are given for operands, and what plans need to know of them. */
import type { Operand, ValueType, View, ViewShape } from "@lockstep/core";
import type { Cell, Residents } from "../memory/index.js";
import type { ArenaStorage } from "./arena-storages.js";

/** A view without its storage. */
export const viewShape = ({ storage, layout }: View): ViewShape => ({ dtype: storage.dtype, layout });

export const shapeOf = (operand: Operand): ViewShape | number =>
  typeof operand === "number" ? operand : viewShape(operand);

export const cellOf = ({ storage }: View): Cell => (storage as ArenaStorage).cell;

export function cellsOf(operands: readonly Operand[]): Cell[] {
  const cells: Cell[] = [];
  for (const operand of operands) if (typeof operand !== "number") cells.push(cellOf(operand));
  return cells;
}

/** The words of a frame, with the storages' addresses added to the first of them. */
export function addressed(words: readonly number[], operands: readonly Operand[]): number[] {
  const sum = words.slice();
  operands.forEach((operand, k) => {
    if (typeof operand !== "number") sum[k]! += cellOf(operand).address;
  });
  return sum;
}

/** A number as a value of a kernel's type, as `Convert` in the kernel tree says. */
export function numberAs(value: number, type: ValueType): number {
  if (type === "float64") return value;
  if (type === "float32") return Math.fround(value);
  return type === "int32" ? value | 0 : +(value !== 0 && !Number.isNaN(value));
}

/** Whether a view is all of its storage, in order. */
export const isWhole = ({ storage, layout }: View): boolean =>
  layout.contiguous && layout.offset === 0 && layout.size === storage.length;

/** Whether a cell is in the arena and was not lost. */
const isThere = ({ place, lost }: Cell): boolean => place.address >= 0 && lost === undefined;

/** Whether a cell holds what it shall, where a loop can read it. */
export const isReadable = (cell: Cell): boolean => isThere(cell) && !cell.needsClearing;

/** Whether an output, a view of a cell, can be written as it is: all of a cell that is overwritten need not be cleared. */
export const isWritable = (cell: Cell, out: View): boolean =>
  isThere(cell) && (!cell.needsClearing || isWhole(out));

/**
 * Brings operands into the arena and writes the zeros that nobody has written yet, where somebody may read them. False
 * where they do not fit together.
 */
export function readyCells(residents: Residents, inputs: readonly Operand[], out: View): boolean {
  if (!residents.reside(cellsOf([...inputs, out]))) return false;
  for (const input of inputs) if (typeof input !== "number") residents.clear(cellOf(input));
  const cell = cellOf(out);
  if (isWhole(out)) cell.needsClearing = false;
  else residents.clear(cell);
  return true;
}
