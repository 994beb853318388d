/** How long to look, to take part and to wait, and how to see that nothing moves any more. */
import { mostChained } from "../ring/control.js";
import type { Ring } from "../ring/ring.js";

/** Milliseconds for which a caller takes part before it goes on, so that its event loop does too. */
export const slice = 8;

/** How much a caller leaves to others before it takes part itself: what they do while it asks for more. */
export interface Ahead {
  /** Commands that are not open yet. */
  readonly commands: number;
  /** Parts of what is open that nobody has claimed. */
  readonly parts: number;
  /** However many parts: bytes of outputs of commands that make a chain if more are asked at once, and are held so long. */
  readonly bytes: number;
}

export const ahead: Ahead = { commands: mostChained, parts: 1, bytes: 2 ** 28 };

/** Milliseconds within which parts that others have begun should end. */
export const soon = 2;
/** Milliseconds after which one who waits looks whether anything moves. */
export const patience = 100;

/** Milliseconds that count between two looks, at most: a machine that slept meanwhile let no thread work either. */
const mostBetween = 1000;

export class Watch {
  #ring: Ring | undefined;
  #beat = 0;
  /** When it was last looked, and how long nothing has moved. */
  #looked = 0;
  #still = 0;

  /** `limit`: milliseconds. */
  constructor(readonly limit: number) {}

  /** Whether a command is open, and nobody finished a part of anything for as long as the limit. */
  isStalled(ring: Ring): boolean {
    const { beat } = ring;
    const now = performance.now();
    if (ring !== this.#ring || beat !== this.#beat || ring.open === 0) {
      this.#ring = ring;
      this.#beat = beat;
      this.#still = 0;
    } else this.#still += Math.min(now - this.#looked, mostBetween);
    this.#looked = now;
    return this.#still > this.limit;
  }
}
