/** What the loops in WebAssembly are given for a person's operands. */
import type { Cell, Residents } from "@lockstep/codegen";
import type { Operand, ValueType, View } from "@lockstep/core";
import type { ArenaStorage } from "./arena-storages.js";

export const cellOf = ({ storage }: View): Cell => (storage as ArenaStorage).cell;

/** The cells of all operands, by a loop, since this happens at every call. */
export function cellsOf(inputs: readonly Operand[], out: View): Cell[] {
  const cells = [cellOf(out)];
  for (const input of inputs) if (typeof input !== "number") cells.push(cellOf(input));
  return cells;
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

/** Readies storages for a loop: zeros that nobody has written yet are written where somebody may read them. */
export function readyCells(residents: Residents, inputs: readonly Operand[], out: View): void {
  for (const input of inputs) if (typeof input !== "number") residents.clear(cellOf(input));
  const cell = cellOf(out);
  if (isWhole(out)) cell.needsClearing = false;
  else residents.clear(cell);
}
