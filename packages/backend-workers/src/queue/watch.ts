/** Sees that a ring no longer moves. */
import type { Ring } from "../ring/ring.js";

export class Watch {
  #ring: Ring | undefined;
  #beat = 0;
  #since = 0;

  /** `limit`: milliseconds. */
  constructor(readonly limit: number) {}

  /** Whether a command is open, and nobody finished a part of anything for as long as the limit. */
  isStalled(ring: Ring): boolean {
    const { beat } = ring;
    const now = performance.now();
    if (ring !== this.#ring || beat !== this.#beat || ring.open === 0) {
      this.#ring = ring;
      this.#beat = beat;
      this.#since = now;
    }
    return now - this.#since > this.limit;
  }
}
