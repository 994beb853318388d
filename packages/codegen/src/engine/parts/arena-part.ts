/** A borrowed part of the arena, handed out from its start and taken back in the opposite order. */

import { type Dtype, LockstepError } from "@lockstep/core";
import { type Borrowed, blockAlignment, blockBytes, Cell, type Residents } from "../../memory/index.js";
import { ArenaStorage } from "../arena-storages.js";

/** Enough for long rows and little enough for a second-level cache, and few cells have to make room for it. */
const mostBytes = 2 ** 22;

export class ArenaPart {
  /** Bytes handed out. */
  #used = 0;

  private constructor(
    readonly residents: Residents,
    readonly borrowed: Borrowed,
  ) {}

  /** Runs `use` with a part of the arena, at the cost of cells. Throws `OUT_OF_MEMORY`. */
  static with(residents: Residents, use: (part: ArenaPart) => void): void {
    const borrowed = residents.borrow(mostBytes);
    if (borrowed === undefined) {
      throw new LockstepError("OUT_OF_MEMORY", {
        cause: "The platform has no memory to which tensors could make way for an operation on larger ones",
        mend: "Dispose of tensors that are no longer needed, or work in parts",
      });
    }
    try {
      use(new ArenaPart(residents, borrowed));
    } finally {
      residents.giveBack(borrowed);
    }
  }

  /** Bytes that can still be had. */
  get left(): number {
    return this.borrowed.bytes - this.#used;
  }

  /** A storage of elements of which nothing is known. */
  take(dtype: Dtype, length: number): ArenaStorage {
    const cell = new Cell(this.residents, dtype, length);
    const bytes = blockBytes(cell.bytes);
    if (bytes > this.left) throw new Error(`${bytes} bytes asked of ${this.left}`);
    cell.place.address = this.borrowed.address + this.#used;
    this.#used += bytes;
    return new ArenaStorage(cell);
  }

  /** Runs `use`, and takes back what it took. */
  within(use: () => void): void {
    const before = this.#used;
    use();
    this.#used = before;
  }
}

/** Bytes of `count` elements in a part. */
export const bytesInPart = (count: number, bytesPerElement: number): number =>
  Math.ceil((count * bytesPerElement) / blockAlignment) * blockAlignment;
