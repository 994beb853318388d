/** Memory that was given up while commands, or threads that were given up themselves, may still use it. */
import type { Cell, Residents } from "@lockstep/codegen";

export class Releases {
  #cells: Cell[] = [];

  constructor(readonly residents: Residents) {}

  /** Releases a cell as soon as `isFree` says so: now, or at a later `sweep`. */
  add(cell: Cell, isFree: (cell: Cell) => boolean): void {
    if (isFree(cell)) this.residents.release(cell);
    else this.#cells.push(cell);
  }

  sweep(isFree: (cell: Cell) => boolean): void {
    if (this.#cells.length === 0) return;
    const cells = this.#cells;
    this.#cells = [];
    for (const cell of cells) this.add(cell, isFree);
  }
}
