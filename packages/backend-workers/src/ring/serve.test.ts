import { expect, test, vi } from "vitest";
import {
  abandoned,
  Control,
  claimWord,
  closedClaim,
  leaveWord,
  openClaim,
  sleepersWord,
  slotWord,
  threadsOnlyWord,
} from "./control.js";
import { type Hand, openCommand, type Runs } from "./hand.js";
import { serve } from "./serve.js";

test("a command that is opened right after nothing was found to take is not slept through", () => {
  const control = new Control();
  // A thread that went to sleep here would leave instead.
  Atomics.store(control.words, leaveWord, 1);
  const found: boolean[] = [];
  const take = (): boolean => {
    const isOpen = Atomics.load(control.words, claimWord) === openClaim(1);
    found.push(isOpen);
    Atomics.store(control.words, claimWord, isOpen ? abandoned : openClaim(1));
    return isOpen;
  };
  serve({ options: { control, seat: 1, runs: "all", spin: 0 }, take } as unknown as Hand);
  expect(found).toEqual([false, true]);
});

test("only a thread that runs everything is counted among the sleepers that an opened command wakes", () => {
  const sleepersWhile = (runs: Runs): number => {
    const control = new Control();
    const { words } = control;
    let sleepers = -1;
    // Once round: nothing to take, nobody to leave, and so to sleep, from which the fake wakes it by abandoning the ring.
    const wait = vi.spyOn(Atomics, "wait").mockImplementation(() => {
      sleepers = Atomics.load(words, sleepersWord);
      Atomics.store(words, claimWord, abandoned);
      return "ok";
    });
    serve({ options: { control, seat: 1, runs, spin: 0 }, take: () => false } as unknown as Hand);
    wait.mockRestore();
    return sleepers;
  };
  expect(sleepersWhile("all")).toBe(1);
  expect(sleepersWhile("what may not end")).toBe(0);
});

test("a command that only threads may run wakes the spare ones, any other does not", () => {
  const wokenBy = (threadsOnly: number): number => {
    const control = new Control();
    Atomics.store(control.words, claimWord, closedClaim(0));
    Atomics.store(control.words, control.slotOf(0) + slotWord.threadsOnly, threadsOnly);
    openCommand(control, 0);
    return Atomics.load(control.words, threadsOnlyWord);
  };
  expect(wokenBy(0)).toBe(0);
  expect(wokenBy(1)).toBe(1);
});
