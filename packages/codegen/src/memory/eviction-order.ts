/**
 * Which resident cell was used least recently. Using a cell only stamps it, since that happens at every operation;
 * a heap holds the stamps as they were when last looked at. They only ever grow, so where the smallest is still
 * true it is the smallest of all, and where it is not it sinks to its place: exact, at the price of one step per use.
 */
import type { Cell } from "./cell.js";

export class EvictionOrder {
  /** The stamp of the latest use, over all devices on the arena. */
  now = 0;
  readonly #heap: Cell[] = [];
  /** The stamps that the heap goes by, at the same places. */
  readonly #stamps: number[] = [];

  get size(): number {
    return this.#heap.length;
  }

  add(cell: Cell): void {
    this.#heap.push(cell);
    this.#stamps.push(cell.lastUsed);
    this.#rise(this.#heap.length - 1, cell, cell.lastUsed);
  }

  remove(cell: Cell): void {
    const at = cell.place.rank;
    const last = this.#heap.pop()!;
    const stamp = this.#stamps.pop()!;
    cell.place.rank = -1;
    if (last !== cell) this.#sink(this.#rise(at, last, stamp), last, stamp);
  }

  /** The cell used least recently; undefined where there is none or all were used at `pinned` or later. */
  oldest(pinned: number): Cell | undefined {
    for (;;) {
      const cell = this.#heap[0];
      if (cell === undefined) return undefined;
      if (cell.lastUsed === this.#stamps[0]) return cell.lastUsed >= pinned ? undefined : cell;
      this.#sink(0, cell, cell.lastUsed);
    }
  }

  /** All cells, in no order. */
  cells(): readonly Cell[] {
    return this.#heap.slice();
  }

  #put(at: number, cell: Cell, stamp: number): void {
    this.#heap[at] = cell;
    this.#stamps[at] = stamp;
    cell.place.rank = at;
  }

  /** Puts a cell at `at` or above, and tells where. */
  #rise(start: number, cell: Cell, stamp: number): number {
    let at = start;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#stamps[parent]! <= stamp) break;
      this.#put(at, this.#heap[parent]!, this.#stamps[parent]!);
      at = parent;
    }
    this.#put(at, cell, stamp);
    return at;
  }

  #sink(start: number, cell: Cell, stamp: number): void {
    let at = start;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#heap.length) break;
      if (child + 1 < this.#heap.length && this.#stamps[child + 1]! < this.#stamps[child]!) child++;
      if (this.#stamps[child]! >= stamp) break;
      this.#put(at, this.#heap[child]!, this.#stamps[child]!);
      at = child;
    }
    this.#put(at, cell, stamp);
  }
}
