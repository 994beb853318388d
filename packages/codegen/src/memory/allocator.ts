/**
 * Hands out parts of a range of bytes and takes them back, in constant time: TLSF (see `free-lists.ts`) with blocks
 * joined as soon as they are free. What was never handed out is no block but the tail, and the tail is cut only where
 * no free block fits, so that a memory that grows with it stays small and its low addresses stay warm.
 *
 * All book-keeping is outside the range: other code writes there, and it may not be there yet.
 */
import { AddressTable } from "./address-table.js";
import { FreeLists, grown } from "./free-lists.js";

/** Every block begins at a multiple of this many bytes: a cache line. */
export const blockAlignment = 64;
const unitBits = 6;
const unitsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / blockAlignment));

/** Bytes of the block that holds `bytes`. */
export const blockBytes = (bytes: number): number => unitsOf(bytes) * blockAlignment;

export class Allocator {
  readonly #free = new FreeLists();
  /** The blocks that are in use, by where they start. */
  readonly #used = new AddressTable();
  // Of each block, in units: where it starts, how long it is; and its neighbours in memory, -1 for none.
  #starts = new Int32Array(0);
  #sizes = new Int32Array(0);
  #before = new Int32Array(0);
  #after = new Int32Array(0);
  /** 1 for blocks in the free lists. */
  #isFree = new Uint8Array(0);
  /** Numbers of blocks that are no more. */
  readonly #unnumbered: number[] = [];
  #numbered = 0;
  /** The last block before the tail. */
  #last = -1;
  #tail: number;
  #top: number;
  #end: number;
  #usedUnits = 0;
  #count = 0;

  /** Hands out bytes from `start` (a multiple of 64) up to `end`; see `extend`. */
  constructor(
    readonly start: number,
    end: number,
  ) {
    this.#tail = start >>> unitBits;
    this.#top = this.#tail;
    this.#end = this.#tail;
    this.extend(end);
  }

  /** Bytes handed out, each block rounded up to 64. */
  get used(): number {
    return this.#usedUnits * blockAlignment;
  }

  /** Blocks handed out. */
  get count(): number {
    return this.#count;
  }

  /** Where the tail begins: everything from here on is free. */
  get tail(): number {
    return this.#tail * blockAlignment;
  }

  /** Nothing from here on was ever handed out. */
  get top(): number {
    return this.#top * blockAlignment;
  }

  get end(): number {
    return this.#end * blockAlignment;
  }

  /** The most bytes that one block could take. */
  get largestFree(): number {
    return Math.max(this.#free.largest(this.#sizes), this.#end - this.#tail) * blockAlignment;
  }

  /** Free blocks, the tail not counted: 0 when nothing is in use. */
  get fragments(): number {
    let fragments = 0;
    for (let block = this.#last; block >= 0; block = this.#before[block]!) fragments += this.#isFree[block]!;
    return fragments;
  }

  /** More bytes to hand out: up to `end`. */
  extend(end: number): void {
    this.#end = Math.max(this.#end, Math.floor(end / blockAlignment));
  }

  /** The address of `bytes` bytes, or -1. Nothing is said of what they hold. */
  allocate(bytes: number): number {
    const size = unitsOf(bytes);
    if (size > this.#end) return -1;
    let block = this.#free.find(size, this.#sizes);
    if (block >= 0) {
      this.#take(block);
      this.#cut(block, size);
    } else {
      if (this.#tail + size > this.#end) return -1;
      block = this.#append(size);
    }
    const start = this.#starts[block]!;
    this.#used.set(start, block);
    this.#usedUnits += size;
    this.#count++;
    return start * blockAlignment;
  }

  /** Takes back a block that `allocate` handed out. */
  free(address: number): void {
    const start = address / blockAlignment;
    const block = Number.isInteger(start) && start >= 0 ? this.#used.get(start) : -1;
    if (block < 0) throw new Error(`No block in use begins at ${address}`);
    this.#used.delete(start);
    this.#usedUnits -= this.#sizes[block]!;
    this.#count--;
    const after = this.#after[block]!;
    if (after >= 0 && this.#isFree[after]) {
      this.#take(after);
      this.#join(block, after);
    }
    const before = this.#before[block]!;
    let whole = block;
    if (before >= 0 && this.#isFree[before]) {
      this.#take(before);
      this.#join(before, block);
      whole = before;
    }
    if (whole === this.#last) this.#toTail(whole);
    else this.#give(whole);
  }

  /** A block in use from the start of the tail. */
  #append(size: number): number {
    const block = this.#number(this.#tail, size, this.#last, -1);
    if (this.#last >= 0) this.#after[this.#last] = block;
    this.#last = block;
    this.#tail += size;
    if (this.#tail > this.#top) this.#top = this.#tail;
    return block;
  }

  /** Leaves `size` units to a block and frees the rest of it. */
  #cut(block: number, size: number): void {
    const rest = this.#sizes[block]! - size;
    if (rest === 0) return;
    const after = this.#after[block]!;
    const remainder = this.#number(this.#starts[block]! + size, rest, block, after);
    this.#sizes[block] = size;
    this.#after[block] = remainder;
    // A free block is never the last: it would have become tail.
    this.#before[after] = remainder;
    this.#give(remainder);
  }

  /** Puts a block into the free lists. */
  #give(block: number): void {
    this.#isFree[block] = 1;
    this.#free.insert(block, this.#sizes[block]!);
  }

  /** Takes a block out of the free lists. */
  #take(block: number): void {
    this.#free.remove(block, this.#sizes[block]!);
    this.#isFree[block] = 0;
  }

  /** Makes the last block part of the tail. */
  #toTail(block: number): void {
    this.#tail = this.#starts[block]!;
    this.#last = this.#before[block]!;
    if (this.#last >= 0) this.#after[this.#last] = -1;
    this.#unnumbered.push(block);
  }

  /** Makes two neighbours one; neither is in a list. */
  #join(block: number, after: number): void {
    this.#sizes[block]! += this.#sizes[after]!;
    const next = this.#after[after]!;
    this.#after[block] = next;
    if (next >= 0) this.#before[next] = block;
    if (this.#last === after) this.#last = block;
    this.#unnumbered.push(after);
  }

  #number(start: number, size: number, before: number, after: number): number {
    let block = this.#unnumbered.pop();
    if (block === undefined) {
      block = this.#numbered++;
      if (block >= this.#starts.length) this.#reserve(block + 1);
    }
    this.#starts[block] = start;
    this.#sizes[block] = size;
    this.#before[block] = before;
    this.#after[block] = after;
    return block;
  }

  #reserve(count: number): void {
    this.#starts = grown(this.#starts, count);
    const room = this.#starts.length;
    this.#sizes = grown(this.#sizes, room);
    this.#before = grown(this.#before, room);
    this.#after = grown(this.#after, room);
    const isFree = new Uint8Array(room);
    isFree.set(this.#isFree);
    this.#isFree = isFree;
    this.#free.reserve(room);
  }
}
