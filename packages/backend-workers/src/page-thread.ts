/**
 * The program of a page's thread: it takes the seat that a message brings, and says when it sits and when it has left.
 *
 * A page hears nothing of a worker that is gone, so the thread holds a lock for as long as it lives: whoever asks for
 * the same lock gets it in that very moment.
 */
import { type Seat, takeSeat } from "./ring/seat.js";

export interface PageTask {
  readonly seat: Seat;
  /** The name of the lock. */
  readonly lock: string;
}

/** What a thread says, in this order; the last is why it left, if it was not told to. */
export type PageWord = "here" | "left" | { readonly failure: string };

const say = (word: PageWord): void => postMessage(word);

addEventListener("message", ({ data: { seat, lock } }: MessageEvent<PageTask>) => {
  let hasSat = false;
  const serve = (): void => {
    // A thread that is ended while it works sees its lock refused.
    if (hasSat) return;
    hasSat = true;
    say("here");
    try {
      takeSeat(seat);
      say("left");
    } catch (error) {
      say({ failure: String(error) });
    }
  };
  // Where locks are forbidden the page makes do without.
  navigator.locks.request(lock, serve).catch(serve);
});
