/**
 * One piece of memory that storages and compiled kernels share, and who has which part of it. There is one for the
 * process, because what is reserved is addresses, of which a process may have few.
 */
import { arrayConstructor, type Dtype, type TypedArray } from "@lockstep/core";
import { Allocator, blockBytes } from "./allocator.js";
import { EvictionOrder } from "./eviction-order.js";
import { type MemoryOptions, marginBytes, pageBytes, reserveMemory } from "./reserve-memory.js";

/** Bytes of the workspace at the start of every arena. */
export const workspaceBytes = 2 ** 20;

/**
 * Bytes that cells may fill before any is evicted. The garbage collector does not know what its garbage holds in here,
 * so a program that disposes of nothing would fill whatever there is; evicted, it weighs, and is collected.
 */
const firstCeiling = 2 ** 29;

/** The memory grows by steps of at least this many bytes, and of at least an eighth. */
const growthBytes = 2 ** 24;

/** Ends of blocks are addresses too, and 4 GiB is not one. */
const highestEnd = 2 ** 32 - pageBytes;

export interface ArenaOptions extends MemoryOptions {
  /** Bytes, the workspace included, that are handed out at first; see `raise`. */
  readonly ceiling?: number;
}

export class Arena {
  readonly memory: WebAssembly.Memory;
  /** Whether other threads can see the memory. */
  readonly shared: boolean;
  /** Bytes, the workspace included, that the arena may come to. */
  readonly capacity: number;
  /** The address of the workspace, which loops use while they run and nobody owns. */
  readonly workspace = 0;
  /** The cells that are here, and the count of uses that orders them. */
  readonly order = new EvictionOrder();
  readonly #allocator: Allocator;
  #ceiling: number;
  /** Bytes that the memory has. */
  #size: number;
  /** Bytes that it may still come to, as far as is known. */
  #limit: number;

  constructor(options: ArenaOptions = {}) {
    const { memory, shared, maximum } = reserveMemory(workspaceBytes, options);
    this.memory = memory;
    this.shared = shared;
    this.capacity = Math.min(maximum, highestEnd);
    this.#size = Math.min(memory.buffer.byteLength - marginBytes, this.capacity);
    this.#limit = this.capacity;
    this.#ceiling = Math.min(options.ceiling ?? firstCeiling, this.capacity);
    this.#allocator = new Allocator(workspaceBytes, Math.min(this.#size, this.#ceiling));
  }

  /** Bytes in use, each block rounded up to 64. */
  get used(): number {
    return this.#allocator.used;
  }

  /** Bytes that the memory has by now. */
  get size(): number {
    return this.#size;
  }

  /** Nothing from this address on was ever handed out, so it holds zeros. */
  get top(): number {
    return this.#allocator.top;
  }

  /** Bytes, the workspace included, that are handed out for now. */
  get ceiling(): number {
    return this.#ceiling;
  }

  /** Bytes that could be handed out were nothing in use and the ceiling raised. */
  get room(): number {
    return this.#limit - workspaceBytes;
  }

  /** The address, a multiple of 64, of `bytes` bytes, or -1 where there is no room below the ceiling. */
  allocate(bytes: number): number {
    const address = this.#allocator.allocate(bytes);
    if (address >= 0 || !this.#grow(this.#allocator.tail + blockBytes(bytes))) return address;
    return this.#allocator.allocate(bytes);
  }

  /** Lifts the ceiling by `bytes`; false where it is as high as it can be. Evicted cells that come back do that. */
  raise(bytes: number): boolean {
    const ceiling = Math.min(this.#ceiling + bytes, this.#limit);
    if (ceiling <= this.#ceiling) return false;
    this.#ceiling = ceiling;
    return true;
  }

  /** Takes back what `allocate` gave. */
  free(address: number): void {
    this.#allocator.free(address);
  }

  /** The elements at an address, for as long as nobody frees it. */
  view<D extends Dtype>(dtype: D, address: number, length: number): TypedArray<D> {
    return new (arrayConstructor(dtype))(this.memory.buffer, address, length) as TypedArray<D>;
  }

  /** Sets bytes of a block to zero. */
  clear(address: number, bytes: number): void {
    // Blocks are whole lines of 64 bytes, and filling shared memory byte by byte takes ten times as long.
    new Float64Array(this.memory.buffer, address, Math.ceil(bytes / 8)).fill(0);
  }

  /** Whether there are `end` bytes at least to hand out now. */
  #grow(end: number): boolean {
    if (end > Math.min(this.#limit, this.#ceiling)) return false;
    if (end > this.#size && !this.#enlarge(end)) return false;
    this.#allocator.extend(Math.min(this.#size, this.#ceiling));
    return true;
  }

  #enlarge(end: number): boolean {
    const generous = this.#size + Math.max(growthBytes, this.#size / 8);
    for (const wanted of [Math.min(Math.max(end, generous), this.#limit), end]) {
      const pages = Math.ceil((wanted - this.#size) / pageBytes);
      try {
        this.memory.grow(pages);
      } catch {
        continue;
      }
      this.#size = Math.min(this.#size + pages * pageBytes, this.capacity);
      return true;
    }
    // Halving what is still asked for bounds how often it is asked for in vain.
    this.#limit = this.#size + Math.floor((end - this.#size) / 2);
    return false;
  }
}

let shared: Arena | undefined;

/** The arena of this process. Throws `BACKEND_UNAVAILABLE`. */
export function processArena(): Arena {
  shared ??= new Arena();
  return shared;
}
