import { expect, test } from "vitest";
import { abandoned, Control, claimWord, leaveWord, openClaim } from "./control.js";
import type { Hand } from "./hand.js";
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
  serve({ options: { control, seat: 1 }, take } as unknown as Hand);
  expect(found).toEqual([false, true]);
});
