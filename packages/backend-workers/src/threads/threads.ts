/** Threads, as a platform has them: what a ring needs to know of piscina's or of a page's workers. */
import type { Seat } from "../ring/seat.js";

export interface Threads {
  /** Sits a thread down on a seat; it stays until the ring tells it to leave. Resolves when it has left. Rejects when the thread was lost. */
  sit(seat: Seat): Promise<void>;
  /** Ends all threads, whatever they do; resolves when none of them runs any more. */
  end(): Promise<void>;
}

export interface Platform {
  /** Threads that run at once, the caller's included, unless told otherwise. */
  readonly concurrency: () => number;
  /** Whether the caller may wait, and take part in the work. */
  readonly mayBlock: () => boolean;
  /** Why there can be no threads here, and what would help; undefined where there can. */
  readonly obstacle: () => { readonly cause: string; readonly mend: string } | undefined;
  readonly threads: (count: number) => Threads;
  /** Milliseconds without a command after which threads leave their seats; absent where they keep nothing from ending. */
  readonly idleTime?: number;
  /** Resolves in a later turn of the event loop. */
  readonly turn: () => Promise<void>;
}
