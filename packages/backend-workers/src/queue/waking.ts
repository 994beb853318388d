/**
 * From which work on threads are worth asking. Awake ones, from little on. To wake one takes as long as much work, and
 * the one that is woken may first take the caller's core; but a caller who goes on and on with work that others could
 * share is better off with them awake.
 */

/** Nanoseconds of work that are done at once: less than dividing it costs, with threads awake and with threads asleep. */
const smallAwake = 20_000;
const smallAsleep = 250_000;
/** Milliseconds without work after which what was done before no longer counts. */
const pause = 1;

export class Waking {
  /** When the caller last did alone what others could have shared, and nanoseconds of it without a pause. */
  #latest = Number.NEGATIVE_INFINITY;
  #alone = 0;

  /** `now`: milliseconds. */
  constructor(readonly now: () => number = () => performance.now()) {}

  /** Nanoseconds of work up to which it is best done alone. */
  limit(hasSleepers: boolean): number {
    if (!hasSleepers) return smallAwake;
    if (this.#alone > 0 && this.now() - this.#latest > pause) this.#alone = 0;
    return Math.max(smallAwake, smallAsleep - this.#alone);
  }

  /** So many milliseconds of work were done alone. */
  note(milliseconds: number): void {
    const now = this.now();
    const took = milliseconds * 1e6;
    const isGoingOn = now - milliseconds - this.#latest <= pause;
    if (took > smallAwake) this.#alone = isGoingOn ? this.#alone + took : took;
    this.#latest = now;
  }
}
