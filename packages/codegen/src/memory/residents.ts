/**
 * The cells of one device: which are in the arena, and how they get there. An arena that is full makes room by
 * evicting what was used least recently, on whichever device, to ordinary arrays. So nothing is ever lost in it: what
 * a device left behind undisposed is evicted in its turn, and then belongs to the garbage collector.
 *
 * Operations run to their end before another begins; addresses hold until the next call that may evict.
 */
import { arrayConstructor, type Dtype, LockstepError, newArray, type TypedArray } from "@lockstep/core";
import { blockBytes } from "./allocator.js";
import type { Arena } from "./arena.js";
import { Cell, type Place } from "./cell.js";

/** With less, not every operation could run in parts. */
const leastBorrowed = 2 ** 15;

/** Cells that an operation usually has. */
const operandCount = 4;

/** Bytes of the arena lent until they are given back. */
export interface Borrowed {
  readonly address: number;
  readonly bytes: number;
}

export class Residents {
  #count = 0;
  #bytes = 0;
  #evictions = 0;

  /** `settle`: of a device that runs commands later, ends those that use a cell. */
  constructor(
    readonly arena: Arena,
    readonly settle?: (cell: Cell) => void,
  ) {}

  /** Cells of this device in the arena. */
  get residentCount(): number {
    return this.#count;
  }

  /** Bytes of them. */
  get residentBytes(): number {
    return this.#bytes;
  }

  /** How often a cell of this device had to leave. */
  get evictions(): number {
    return this.#evictions;
  }

  /** A cell of `length` zeros, in the arena if need be at the cost of others. Throws `OUT_OF_MEMORY`. */
  allocate(dtype: Dtype, length: number): Cell {
    const cell = new Cell(this, dtype, length);
    const { order } = this.arena;
    cell.lastUsed = ++order.now;
    const { top } = this.arena;
    const address = this.#room(cell.bytes, Infinity);
    if (address < 0) {
      cell.spilled = orOutOfMemory(cell, () => newArray(dtype, length));
    } else {
      cell.needsClearing = address < top;
      this.#enter(cell, address);
    }
    return cell;
  }

  /**
   * Brings all these cells into the arena, at the cost of others. False where they do not fit together; each is
   * then in or out as it happens. What it answers holds until something else is allocated, borrowed or brought in.
   */
  reside(cells: readonly Cell[]): boolean {
    const now = ++this.arena.order.now;
    let allIn = true;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!;
      cell.lastUsed = now;
      if (cell.place.address < 0) allIn = false;
    }
    return allIn || this.#bringIn(cells, now);
  }

  /** Writes the zeros of a cell that nobody has written yet. */
  clear(cell: Cell): void {
    if (!cell.needsClearing) return;
    cell.needsClearing = false;
    this.arena.clear(cell.address, cell.bytes);
  }

  /**
   * The elements themselves, wherever they are; good until something is allocated, borrowed or brought in. `isSettled`:
   * nothing that was asked writes to them, so nothing need be waited for.
   */
  elements(cell: Cell, isSettled?: boolean): TypedArray {
    if (!isSettled) cell.owner.settle?.(cell);
    this.clear(cell);
    return cell.spilled ?? this.arena.view(cell.dtype, cell.address, cell.length);
  }

  /** A copy of the elements; see `elements`. Throws `OUT_OF_MEMORY`. */
  read(cell: Cell, isSettled?: boolean): TypedArray {
    return orOutOfMemory(cell, () =>
      cell.needsClearing
        ? newArray(cell.dtype, cell.length)
        : (new (arrayConstructor(cell.dtype))(this.elements(cell, isSettled)) as TypedArray),
    );
  }

  /** Overwrites the elements from the first on. */
  write(cell: Cell, data: TypedArray): void {
    if (data.length === cell.length) cell.needsClearing = false;
    this.elements(cell).set(data);
    if (data.length === cell.length) cell.lost = undefined;
  }

  /** Lets go of the elements, once; again is harmless. Nothing that was asked may still use them. */
  release(cell: Cell): void {
    if (cell.place.address >= 0) this.#leave(cell);
    cell.spilled = undefined;
    cell.needsClearing = false;
  }

  /** The storage with this place was collected. */
  reclaim(place: Place): void {
    if (place.cell !== undefined) this.release(place.cell);
  }

  /**
   * Lends bytes of the arena: as many as can be had by halves from `most` down to `least`, at the cost of cells, the
   * latest operation's only where it must be.
   */
  borrow(most: number, least = leastBorrowed): Borrowed | undefined {
    return this.#borrow(most, least, this.arena.order.now) ?? this.#borrow(most, least, Infinity);
  }

  #borrow(most: number, least: number, pinned: number): Borrowed | undefined {
    for (let bytes = Math.min(most, this.arena.room); bytes >= least; bytes = Math.floor(bytes / 2)) {
      const address = this.#room(bytes, pinned);
      if (address >= 0) return { address, bytes };
    }
    return undefined;
  }

  giveBack(borrowed: Borrowed): void {
    this.arena.free(borrowed.address);
  }

  /** Lets go of all cells of this device that are in the arena. */
  close(): void {
    for (const cell of this.arena.order.cells()) if (cell.owner === this) this.release(cell);
  }

  #bringIn(cells: readonly Cell[], now: number): boolean {
    const wanted = [...new Set(cells)];
    const bytes = wanted.reduce((sum, cell) => sum + blockBytes(cell.bytes), 0);
    if (bytes > this.arena.room) return false;
    if (wanted.every((cell) => this.#bringOneIn(cell, now))) return true;
    // There is room, but in pieces: the cells that are in stand in the way of those that are not.
    for (let cell = this.arena.order.oldest(Infinity); cell; cell = this.arena.order.oldest(Infinity)) {
      if (!this.#evict(cell)) return false;
    }
    return wanted.every((cell) => this.#bringOneIn(cell, now));
  }

  #bringOneIn(cell: Cell, now: number): boolean {
    if (cell.place.address >= 0) return true;
    const { spilled } = cell;
    if (spilled === undefined) throw new Error("A released cell was used");
    // What comes back was no garbage.
    this.arena.raise(cell.bytes);
    const address = this.#room(cell.bytes, now);
    if (address < 0) return false;
    this.arena.view(cell.dtype, address, cell.length).set(spilled);
    cell.spilled = undefined;
    this.#enter(cell, address);
    return true;
  }

  /** The address of `bytes` free bytes; cells that were last used before `pinned` make room. -1 where none is. */
  #room(bytes: number, pinned: number): number {
    let address = this.arena.allocate(bytes);
    if (address >= 0 || bytes > this.arena.room) return address;
    // Room for one such cell alone would be of no use to an operation.
    this.arena.raise(operandCount * bytes - this.arena.ceiling);
    for (;;) {
      address = this.arena.allocate(bytes);
      if (address >= 0) return address;
      const oldest = this.arena.order.oldest(pinned);
      const evicted = oldest !== undefined && this.#evict(oldest);
      if (!evicted && !this.arena.raise(blockBytes(bytes))) return -1;
    }
  }

  #enter(cell: Cell, address: number): void {
    cell.place.address = address;
    cell.place.cell = cell;
    this.arena.order.add(cell);
    cell.owner.#count++;
    cell.owner.#bytes += cell.bytes;
  }

  #leave(cell: Cell): void {
    this.arena.order.remove(cell);
    this.arena.free(cell.place.address);
    cell.place.address = -1;
    cell.place.cell = undefined;
    cell.owner.#count--;
    cell.owner.#bytes -= cell.bytes;
  }

  /** Moves a cell out of the arena; false where the platform has no memory for it. */
  #evict(cell: Cell): boolean {
    try {
      cell.spilled = this.read(cell);
    } catch (error) {
      if (error instanceof LockstepError) return false;
      throw error;
    }
    cell.needsClearing = false;
    this.#leave(cell);
    cell.owner.#evictions++;
    return true;
  }
}

/** An array for the elements of a cell. Throws `OUT_OF_MEMORY` where the platform has none. */
export function orOutOfMemory(cell: Cell, make: () => TypedArray): TypedArray {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new LockstepError("OUT_OF_MEMORY", {
      cause: `The platform has no memory for ${cell.length} elements of ${cell.dtype}`,
      mend: "Dispose of tensors that are no longer needed, or work in parts",
      origin: error,
    });
  }
}
