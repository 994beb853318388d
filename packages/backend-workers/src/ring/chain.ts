/**
 * Commands that are open together, as a chain: whoever claims a part runs it through all of them, one after another, so
 * that what one command leaves is read by the next while it is in the core's cache, and none waits for the last part
 * of another. Commands that run in a row over large tensors are bounded by memory otherwise, however many cores there
 * are. Vector computers chain instructions in this way, a strip of a long vector at a time: R. M. Russell, "The CRAY-1
 * Computer System", Communications of the ACM 21 (1978), 63–72.
 */
import { askedWord, type Control, mostChained, slotWord } from "./control.js";

/** Bytes of the workspace for the frame of each command of a chain. */
export const chainFrameBytes = 3072;

/** How many commands may be opened together, from `number` on, which was asked. */
export function chainFrom(control: Control, number: number): number {
  const { words } = control;
  const asked = Atomics.load(words, askedWord);
  let chained = 1;
  for (; chained < mostChained; chained++) {
    const next = (number + chained) | 0;
    if (next === asked) break;
    if (Atomics.load(words, control.slotOf(next) + slotWord.joins) < chained) break;
  }
  return chained;
}

/** Parts of a command, or of the chain that begins with it. */
export function partsOf({ words }: Control, slot: number, chained: number): number {
  if (chained === 1) return Atomics.load(words, slot + slotWord.parts);
  return Math.ceil(words[slot + slotWord.turns]! / words[slot + slotWord.strip]!);
}

/** The first turn of such a part; that of the one behind the last is beyond the end. */
export function beginOf({ words }: Control, slot: number, chained: number, part: number): number {
  const turns = words[slot + (chained === 1 ? slotWord.partTurns : slotWord.strip)]!;
  return words[slot + slotWord.from]! + part * turns;
}
