import { describe, expect, it } from "vitest";
import { beginOf, chainFrom, partsOf } from "./chain.js";
import {
  askedWord,
  Control,
  chainedTally,
  chainOf,
  claimWord,
  closedClaim,
  doneWord,
  mostChained,
  numberOf,
  openClaim,
  partOf,
  slotWord,
  tagOf,
} from "./control.js";
import { Hand, openCommand } from "./hand.js";

/** A ring in which so many commands were asked, of which each joins so many before it. */
function ringOf(first: number, joins: readonly number[]): Control {
  const control = new Control();
  const { words } = control;
  Atomics.store(words, claimWord, closedClaim(first));
  Atomics.store(words, doneWord, first);
  joins.forEach((count, at) => {
    const slot = control.slotOf(first + at);
    words[slot + slotWord.number] = (first + at) | 0;
    words[slot + slotWord.joins] = count;
    words[slot + slotWord.parts] = 2;
    words[slot + slotWord.partTurns] = 50;
    words[slot + slotWord.strip] = 30;
    words[slot + slotWord.turns] = 100;
    words[slot + slotWord.shares] = 1;
    words[slot + slotWord.frameBytes] = 8;
    control.numbers[control.frame(slot) / 8] = at;
  });
  Atomics.store(words, askedWord, (first + joins.length) | 0);
  return control;
}

describe("chainFrom", () => {
  const lengths = (joins: readonly number[], first = 0) => chainFrom(ringOf(first, joins), first);

  it("goes as far as each may be chained to all before it", () => {
    expect(lengths([0, 1, 2, 1])).toBe(3);
    expect(lengths([5, 1, 2, 3])).toBe(4);
    expect(lengths([0, 0, 2])).toBe(1);
  });

  it("ends with what was asked, and with eight", () => {
    expect(lengths([0])).toBe(1);
    expect(lengths([0, 7, 7])).toBe(3);
    expect(lengths(Array(20).fill(7))).toBe(mostChained);
  });

  it("goes on where numbers wrap", () => {
    expect(lengths([0, 1, 2, 3], 2 ** 31 - 2)).toBe(4);
  });
});

describe("a claim", () => {
  it("tells the command, how many are open with it, and the parts claimed", () => {
    for (const [number, chained, parts] of [
      [0, 1, 0],
      [2047, 8, 2 ** 18 - 2],
      [1500, 5, 99],
    ] as const) {
      const claim = openClaim(number, chained, parts);
      expect([tagOf(claim), chainOf(claim), partOf(claim)]).toEqual([number, chained, parts]);
      expect(partOf(claim + (parts < 2 ** 18 - 2 ? 1 : 0))).toBe(Math.min(parts + 1, 2 ** 18 - 2));
    }
  });

  it("leads to the number of its command, given how many are done", () => {
    expect(numberOf(tagOf(openClaim(5000)), 4998)).toBe(5000);
    expect(numberOf(tagOf(openClaim(2048)), 2047)).toBe(2048);
    expect(numberOf(tagOf(openClaim(-(2 ** 31))), 2 ** 31 - 1)).toBe(-(2 ** 31));
  });
});

describe("a hand", () => {
  /** What it ran: which frame, from where to where. */
  function handOf(control: Control, fail?: (frame: number, from: number) => void) {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const ran: string[] = [];
    const nest = (address: number, from: number, to: number): void => {
      const frame = new Float64Array(memory.buffer, address, 1)[0]!;
      fail?.(frame, from);
      ran.push(`${frame}:${from}-${to}`);
    };
    const entriesOf = () => ({ nest });
    return {
      ran,
      hand: new Hand({ control, memory, seat: 0, workspace: 0, entriesOf, runs: "all", spin: 0 }),
    };
  }
  const runAll = (hand: Hand) => {
    while (hand.take());
  };

  it("runs each part through the whole chain, by strips, and opens what is behind it", () => {
    const control = ringOf(7, [0, 1, 0]);
    const { ran, hand } = handOf(control);
    openCommand(control, 7);
    const first = control.slotOf(7);
    expect([partsOf(control, first, 1), partsOf(control, first, 2)]).toEqual([2, 4]);
    expect([beginOf(control, first, 1, 1), beginOf(control, first, 2, 1)]).toEqual([50, 30]);
    runAll(hand);
    expect(ran).toEqual([
      ...["0:0-30", "1:0-30", "0:30-60", "1:30-60", "0:60-90", "1:60-90", "0:90-100", "1:90-100"],
      ...["2:0-50", "2:50-100"],
    ]);
    expect(Atomics.load(control.words, doneWord)).toBe(10);
    const chained = [7, 8, 9].map(
      (number) => control.numbers[control.tallies(control.slotOf(number)) + chainedTally],
    );
    expect(chained).toEqual([2, 2, 1]);
  });

  it("loses all of a chain with a part of one that throws", () => {
    const control = ringOf(0, [0, 1, 2, 0]);
    const { hand } = handOf(control, (frame, from) => {
      if (frame === 1 && from === 30) throw new RangeError("too much");
    });
    openCommand(control, 0);
    runAll(hand);
    const failed = [0, 1, 2, 3].map((number) => control.words[control.slotOf(number) + slotWord.failed]);
    expect(failed).toEqual([1, 1, 1, 0]);
    expect(hand.failure).toBeInstanceOf(RangeError);
    expect(Atomics.load(control.words, doneWord)).toBe(4);
  });

  it("ends a command of which more parts were claimed than there are, by one who was held up since the tag came round", () => {
    const control = ringOf(0, [0]);
    let parts = 0;
    const { ran, hand } = handOf(control, () => {
      if (++parts === 2) Atomics.add(control.words, claimWord, 1);
    });
    openCommand(control, 0);
    runAll(hand);
    expect(ran).toHaveLength(2);
    expect(Atomics.load(control.words, doneWord)).toBe(1);
  });
});
