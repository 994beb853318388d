/**
 * The memory that kernels compiled to WebAssembly see. Views of it must never detach, so it is one of two things:
 * shared memory, whose addresses are reserved up front and which grows beneath the views there are, or, where the
 * platform has none, a block of fixed size.
 */
import { LockstepError } from "@lockstep/core";

export const pageBytes = 65536;
const mib = 2 ** 20;
/** Pages behind all that is handed out: loops may read a whole vector where a view ends. */
const marginPages = 1;
export const marginBytes = marginPages * pageBytes;
/** All that addresses of 32 bits reach. */
const mostPages = 65536;

/** What is asked for, the largest first. */
const sharedSizes = [4096 * mib, 2048 * mib, 1024 * mib, 512 * mib, 256 * mib, 128 * mib, 64 * mib];
const fixedSizes = sharedSizes.slice(2);

export interface ReservedMemory {
  readonly memory: WebAssembly.Memory;
  readonly shared: boolean;
  /** Bytes that it may grow to, without the margin. */
  readonly maximum: number;
}

export interface MemoryOptions {
  /** Bytes, whole pages of 64 KiB: no more and no less. As much as the platform gives unless told. */
  readonly maximum?: number;
  /** Shared memory where the platform has it unless told. */
  readonly shared?: boolean;
}

/** Reserves memory that begins with `initial` bytes, and a margin behind them. Throws `BACKEND_UNAVAILABLE`. */
export function reserveMemory(initial: number, { maximum, shared }: MemoryOptions = {}): ReservedMemory {
  let origin: unknown;
  const attempt = (share: boolean, bytes: number): ReservedMemory | undefined => {
    const pages = Math.min(bytes / pageBytes + marginPages, mostPages);
    try {
      const memory = share
        ? new WebAssembly.Memory({ initial: initial / pageBytes + marginPages, maximum: pages, shared: true })
        : new WebAssembly.Memory({ initial: pages, maximum: pages });
      // A platform that does not know shared memory makes another one without a word.
      return isShared(memory) === share ? { memory, shared: share, maximum: bytes } : undefined;
    } catch (error) {
      origin = error;
      return undefined;
    }
  };
  for (const share of shared === undefined ? [true, false] : [shared]) {
    for (const bytes of maximum === undefined ? (share ? sharedSizes : fixedSizes) : [maximum]) {
      const reserved = attempt(share, bytes);
      if (reserved) return reserved;
    }
  }
  throw new LockstepError("BACKEND_UNAVAILABLE", {
    cause: "The platform has no memory for WebAssembly",
    mend: 'Use the engine that needs none: cpu({ mode: "js" })',
    origin,
  });
}

// Pages that are not isolated have no name for the constructor of shared buffers, so it is not asked.
const isShared = (memory: WebAssembly.Memory): boolean =>
  Object.prototype.toString.call(memory.buffer) === "[object SharedArrayBuffer]";
