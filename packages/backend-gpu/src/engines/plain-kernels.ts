/**
 * The kernels of an engine that computes here: made for a gather when it first runs, and kept while others do not push
 * them out. What pushes is number and size: a kernel of webasm holds on to memory for its arguments and its result.
 */
import type { PlainKernel } from "./plain-kernel.js";

const mostKernels = 64;
const mostBytes = 2 ** 28;

interface Kept {
  readonly kernel: PlainKernel;
  /** Of its last call. */
  bytes: number;
}

export class PlainKernels {
  /** By a gather's hash; the one last used stands last. */
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;

  /** The kernel of a gather, about to be called with so many bytes. */
  get(hash: string, bytes: number, make: () => PlainKernel): PlainKernel {
    const kept = this.#kept.get(hash) ?? { kernel: make(), bytes: 0 };
    this.#kept.delete(hash);
    this.#kept.set(hash, kept);
    this.#bytes += bytes - kept.bytes;
    kept.bytes = bytes;
    for (const [oldest, other] of this.#kept) {
      if (oldest === hash || (this.#kept.size <= mostKernels && this.#bytes <= mostBytes)) break;
      this.#drop(oldest, other);
    }
    return kept.kernel;
  }

  clear(): void {
    for (const [hash, kept] of this.#kept) this.#drop(hash, kept);
  }

  #drop(hash: string, { kernel, bytes }: Kept): void {
    this.#kept.delete(hash);
    this.#bytes -= bytes;
    kernel.destroy();
  }
}
