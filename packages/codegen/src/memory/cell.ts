/**
 * What a storage holds: its elements, in the arena or out of it.
 *
 * A garbage-collected storage must give its place in the arena back, so core's finalization registry holds what is
 * needed for that, and holds it until the current job ends. Were that the cell, a loop that makes temporaries and
 * never awaits would keep all the arrays to which they were evicted. So it is the `Place`, which knows its cell only
 * while the arena holds that anyway: an evicted cell belongs to its storage alone and goes when that goes.
 */
import { bytesPerElement, type Dtype, type TypedArray } from "@lockstep/core";
import type { Residents } from "./residents.js";

/** Where a cell is. It is the `resource` of the cell's storage, for `Residents.reclaim`. */
export class Place {
  /** -1 while the cell is not in the arena. */
  address = -1;
  /** The cell, while it is in the arena. */
  cell: Cell | undefined = undefined;
  /** Where the arena's order of eviction keeps the cell. */
  rank = -1;
}

export class Cell {
  readonly bytes: number;
  readonly place = new Place();
  /** The elements, while they are not in the arena. */
  spilled: TypedArray | undefined = undefined;
  /**
   * The elements are zeros that nobody has written yet: the bytes in the arena still hold something else. Whoever
   * overwrites all of them may set this to false; all others call `Residents.clear` first.
   */
  needsClearing = false;
  /** The stamp of the latest use. */
  lastUsed = 0;
  /** Of a device that runs commands later: the number of the latest one that uses the cell. */
  asked = 0;
  /** Why the elements are not what they should be, where what computed them was lost. */
  lost: Error | undefined = undefined;

  constructor(
    readonly owner: Residents,
    readonly dtype: Dtype,
    readonly length: number,
  ) {
    this.bytes = length * bytesPerElement(dtype);
  }

  /** The address of the first element, a multiple of 64; -1 while the cell is not in the arena. */
  get address(): number {
    return this.place.address;
  }
}
