/**
 * Reads that wait. A read sees what was asked before it and nothing that is asked later, so a storage with reads that
 * wait is copied before something else may write to it, and keeps its memory until they are done.
 */
import type { ArenaStorage, ArenaStorages } from "@lockstep/codegen";
import { identityKernel, type Kernel, rowMajor, type Storage, type View } from "@lockstep/core";

/** A read that waits. */
export interface Read {
  /** What it reads: its storage, or the copy that was made of it in time. */
  source: ArenaStorage;
}

type RunMap = (kernel: Kernel, inputs: readonly View[], out: View) => void;

export class Reads {
  readonly #waiting = new Map<ArenaStorage, Set<Read>>();
  /** Storages that go when their last read ends. */
  readonly #ending = new Set<ArenaStorage>();

  constructor(
    readonly storages: ArenaStorages,
    readonly map: RunMap,
    readonly release: (storage: ArenaStorage) => void,
  ) {}

  /** Whether any read waits. */
  any = false;

  begin(storage: Storage): Read {
    this.any = true;
    const read = { source: storage as ArenaStorage };
    const reads = this.#waiting.get(read.source);
    if (reads === undefined) this.#waiting.set(read.source, new Set([read]));
    else reads.add(read);
    return read;
  }

  end(read: Read): void {
    const reads = this.#waiting.get(read.source)!;
    reads.delete(read);
    if (reads.size > 0) return;
    this.#waiting.delete(read.source);
    this.any = this.#waiting.size > 0;
    if (this.#ending.delete(read.source)) this.release(read.source);
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
    else this.release(source);
  }
}
