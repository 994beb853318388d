/** What a thread does all day: it takes parts of commands, and sleeps where there are none. */
import { abandoned, claimWord, leaveWord, seatState, seatWord, sleepersWord } from "./control.js";
import type { Hand } from "./hand.js";

/**
 * Turns to look for work before going to sleep, some 20 µs: a chain of commands then needs no waking. More would keep
 * a thread from being woken that shares the core.
 */
const looks = 2000;

/** Runs until the ring is abandoned, or until threads are to leave. Throws what a part threw. */
export function serve(hand: Hand): void {
  const { control, seat } = hand.options;
  const { words } = control;
  Atomics.store(words, seatWord(seat), seatState.looking);
  Atomics.notify(words, seatWord(seat));
  for (;;) {
    // Looked at before there is found to be nothing to take: what is opened after that must not be slept through.
    const claim = Atomics.load(words, claimWord);
    if (claim === abandoned) break;
    if (hand.take()) {
      if (hand.failure === undefined) continue;
      Atomics.store(words, seatWord(seat), seatState.failed);
      throw hand.failure;
    }
    let turn = 0;
    while (turn < looks && Atomics.load(words, claimWord) === claim) turn++;
    if (turn < looks) continue;
    if (Atomics.load(words, leaveWord) === 1) break;
    Atomics.add(words, sleepersWord, 1);
    Atomics.wait(words, claimWord, claim);
    Atomics.sub(words, sleepersWord, 1);
  }
  Atomics.store(words, seatWord(seat), seatState.away);
}
