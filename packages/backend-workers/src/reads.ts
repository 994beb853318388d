/**
 * Reads that wait. A read sees what was asked before it and nothing that is asked later, so a storage with reads that
 * wait is copied before something else may write to it, and keeps its memory until they are done.
 *
 * What was asked later may well read the same storage; a read does not wait for that. And where the caller must not
 * wait, it must not copy for long either: there the event loop turns between the pieces of what is large.
 */
import { type ArenaStorage, type ArenaStorages, type Cell, orOutOfMemory } from "@lockstep/codegen";
import {
  bytesPerElement,
  identityKernel,
  type Kernel,
  newArray,
  rowMajor,
  type Storage,
  type TypedArray,
  type View,
} from "@lockstep/core";
import type { CommandQueue } from "./queue/command-queue.js";
import { disposedMeanwhile } from "./queue/faults.js";
import type { Platform } from "./threads/threads.js";

/** A read that waits. */
interface Read {
  /** What it reads: its storage, or the copy that was made of it in time. */
  source: ArenaStorage;
  /** The source, once it holds what was asked. */
  settled: ArenaStorage | undefined;
}

type RunMap = (kernel: Kernel, inputs: readonly View[], out: View) => void;

/** Bytes that are copied at once: some milliseconds' worth. */
const pieceBytes = 2 ** 22;

export class Reads {
  readonly #waiting = new Map<ArenaStorage, Set<Read>>();
  /** Storages that go when their last read ends. */
  readonly #ending = new Set<ArenaStorage>();
  readonly #mayBlock: boolean;
  /** Whether any read waits. */
  any = false;

  constructor(
    readonly storages: ArenaStorages,
    readonly queue: CommandQueue,
    readonly platform: Platform,
    readonly map: RunMap,
  ) {
    this.#mayBlock = platform.mayBlock();
  }

  /** The elements, once all that was asked before is done. Rejects with what they were lost to. */
  async read(storage: Storage): Promise<TypedArray> {
    const { cell } = storage as ArenaStorage;
    const isLong = !this.#mayBlock && cell.bytes > pieceBytes;
    if (!isLong && this.queue.isDone(cell)) return this.#copy(cell);
    const read = this.#begin(storage as ArenaStorage);
    try {
      while (read.settled !== read.source) await this.#settle(read);
      return isLong ? await this.#copyInPieces(read) : this.#copy(read.source.cell);
    } finally {
      this.#end(read);
    }
  }

  /** As `read`, for a caller that may wait. */
  readSync(storage: Storage): TypedArray {
    const { cell } = storage as ArenaStorage;
    this.queue.settle(cell);
    return this.#copy(cell);
  }

  /** Called before a storage is written to: gives the reads that wait for it a copy of their own. */
  protect(storage: Storage): void {
    const reads = this.#waiting.get(storage as ArenaStorage);
    if (reads === undefined) return;
    const { dtype, length } = storage;
    const copy = this.storages.allocate(dtype, length) as ArenaStorage;
    const layout = rowMajor([length]);
    this.map(identityKernel(dtype, dtype), [{ storage, layout }], { storage: copy, layout });
    this.#waiting.delete(storage as ArenaStorage);
    this.#waiting.set(copy, reads);
    this.#ending.add(copy);
    for (const read of reads) read.source = copy;
  }

  /** Releases a storage once nobody reads it. */
  releaseAfter(storage: Storage): void {
    const source = storage as ArenaStorage;
    if (this.#waiting.has(source)) this.#ending.add(source);
    else this.queue.release(source.cell);
  }

  #begin(source: ArenaStorage): Read {
    this.any = true;
    const read = { source, settled: undefined };
    const reads = this.#waiting.get(source);
    if (reads === undefined) this.#waiting.set(source, new Set([read]));
    else reads.add(read);
    return read;
  }

  #end(read: Read): void {
    const reads = this.#waiting.get(read.source)!;
    reads.delete(read);
    if (reads.size > 0) return;
    this.#waiting.delete(read.source);
    this.any = this.#waiting.size > 0;
    if (this.#ending.delete(read.source)) this.queue.release(read.source.cell);
  }

  /** Waits until the source holds what was asked; meanwhile it may have become another's, which was asked later. */
  async #settle(read: Read): Promise<void> {
    const { source } = read;
    await this.queue.done(source.cell);
    read.settled = source;
  }

  #copy(cell: Cell): TypedArray {
    return this.storages.residents.read(intact(cell), true);
  }

  async #copyInPieces(read: Read): Promise<TypedArray> {
    const { dtype, length } = read.source;
    const all = orOutOfMemory(read.source.cell, () => newArray(dtype, length));
    const piece = pieceBytes / bytesPerElement(dtype);
    for (let from = 0; from < length; from += piece) {
      if (from > 0) await this.platform.turn();
      while (read.settled !== read.source) await this.#settle(read);
      const cell = intact(read.source.cell);
      if (cell.needsClearing) return all;
      all.set(this.storages.residents.elements(cell, true).subarray(from, from + piece), from);
    }
    return all;
  }
}

/** Throws what a cell was lost to, or that its device has been closed. */
function intact(cell: Cell): Cell {
  if (cell.lost !== undefined) throw cell.lost;
  if (cell.address < 0 && cell.spilled === undefined) throw disposedMeanwhile();
  return cell;
}
