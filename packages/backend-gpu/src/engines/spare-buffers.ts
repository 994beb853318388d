/**
 * Buffers that were freed, kept for results of the same size. A new one is filled with zeros by the platform before anything
 * may see it, which takes longer than many a program that then fills it again.
 */

/** How many are kept, and how large they may be together: what follows an operation is often one like it. */
const most = 2;
const mostBytes = 2 ** 26;

export class SpareBuffers {
  /** The one freed last stands last. */
  #buffers: GPUBuffer[] = [];

  /** What was asked of a buffer before still holds: whatever writes to it comes later. */
  add(buffer: GPUBuffer): void {
    this.#buffers.push(buffer);
    while (this.#buffers.length > most || this.#bytes > mostBytes) this.#buffers.shift()!.destroy();
  }

  /** One of this size, if there is any. */
  take(size: number): GPUBuffer | undefined {
    const at = this.#buffers.findLastIndex((buffer) => buffer.size === size);
    return at < 0 ? undefined : this.#buffers.splice(at, 1)[0];
  }

  clear(): void {
    for (const buffer of this.#buffers) buffer.destroy();
    this.#buffers = [];
  }

  get #bytes(): number {
    return this.#buffers.reduce((sum, { size }) => sum + size, 0);
  }
}
