/**
 * Which part a hand runs: of its own share as long as there are any, then of others'. The parts of a command are shared
 * out evenly and in order, so a thread that runs the same command again, or another over the same tensors, finds in its
 * core's caches what it read and wrote before; what was last written by another core comes several times as slowly. That
 * is affinity scheduling: E. P. Markatos, T. J. LeBlanc, "Using Processor Affinity in Loop Scheduling on Shared-Memory
 * Multiprocessors", IEEE Transactions on Parallel and Distributed Systems 5 (1994), 379–400.
 */
import { type Control, shareWord, slotWord } from "./control.js";

/** Shares the parts of a command out to so many hands. */
export function shareOut({ words }: Control, slot: number, shares: number): void {
  words[slot + slotWord.shares] = shares;
  for (let share = 0; share < shares; share++) Atomics.store(words, shareWord(slot, share), 0);
}

/**
 * The part, of so many, for one who has claimed any. There is one, because no more are claimed than there are: were all
 * shares found used up, others would have claimed every part.
 */
export function takePart({ words }: Control, slot: number, parts: number, seat: number): number {
  const shares = words[slot + slotWord.shares]!;
  for (let share = seat % shares; ; share = (share + 1) % shares) {
    const word = shareWord(slot, share);
    const begin = beginOf(share, shares, parts);
    const length = beginOf(share + 1, shares, parts) - begin;
    if (Atomics.load(words, word) >= length) continue;
    const taken = Atomics.add(words, word, 1);
    if (taken < length) return begin + taken;
  }
}

const beginOf = (share: number, shares: number, parts: number): number =>
  Math.floor((share * parts) / shares);
