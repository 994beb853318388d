/** What a thread does all day: it takes parts of commands, and sleeps where there are none. */
import {
  abandoned,
  type Control,
  claimWord,
  leaveWord,
  seatState,
  seatWord,
  sleepersWord,
  threadsOnlyWord,
} from "./control.js";
import type { Hand } from "./hand.js";
import { changes } from "./spin.js";

/** Milliseconds to sleep at most: one who was held up right before it slept may have missed that it is to leave. */
const nap = 1000;

/** Runs until the ring is abandoned, or until threads are to leave. Throws what a part threw. */
export function serve(hand: Hand): void {
  const { control, seat, runs, spin } = hand.options;
  const { words } = control;
  const isSpare = runs === "what may not end";
  Atomics.store(words, seatWord(seat), seatState.looking);
  Atomics.notify(words, seatWord(seat));
  for (;;) {
    // Looked at before there is found to be nothing to take: what is opened after that must not be slept through.
    const claim = Atomics.load(words, claimWord);
    const threadsOnly = Atomics.load(words, threadsOnlyWord);
    if (claim === abandoned) break;
    if (hand.take()) {
      if (hand.failure === undefined) continue;
      Atomics.store(words, seatWord(seat), seatState.failed);
      throw hand.failure;
    }
    // Nearly nothing is for a spare thread, which would only be in the way of others.
    if (!isSpare && changes(words, claimWord, claim, spin)) continue;
    if (Atomics.load(words, leaveWord) === 1) break;
    if (isSpare) Atomics.wait(words, threadsOnlyWord, threadsOnly, nap);
    else sleep(control, claim);
  }
  Atomics.store(words, seatWord(seat), seatState.away);
}

function sleep({ words }: Control, claim: number): void {
  Atomics.add(words, sleepersWord, 1);
  Atomics.wait(words, claimWord, claim, nap);
  Atomics.sub(words, sleepersWord, 1);
}
