import { describe, expect, it } from "vitest";
import { Control } from "./control.js";
import { shareOut, takePart } from "./shares.js";

/** The parts that seats get when they ask in this order. */
function taken(parts: number, shares: number, seats: readonly number[]): number[] {
  const control = new Control();
  const slot = control.slotOf(3);
  shareOut(control, slot, shares);
  return seats.map((seat) => takePart(control, slot, parts, seat));
}

describe("takePart", () => {
  it("gives everyone the parts of their own share, in order", () => {
    expect(taken(8, 2, [0, 1, 0, 1, 1, 0, 0, 1])).toEqual([0, 4, 1, 5, 6, 2, 3, 7]);
    expect(taken(7, 3, [2, 1, 0])).toEqual([4, 2, 0]);
  });

  it("gives those who are done with theirs the parts of others", () => {
    expect(taken(6, 3, [1, 1, 1, 1, 1, 1])).toEqual([2, 3, 4, 5, 0, 1]);
    expect(taken(1, 4, [0])).toEqual([0]);
  });

  it("gives one who stands in for another that one's share", () => {
    expect(taken(4, 2, [2, 3, 2])).toEqual([0, 2, 1]);
  });

  it("gives each part once, whoever asks when", () => {
    for (const [parts, shares] of [
      [100, 3],
      [5, 8],
      [64, 64],
    ] as const) {
      const seats = Array.from({ length: parts }, (_, turn) => (turn * turn + 3 * turn) % (shares + 1));
      expect(taken(parts, shares, seats).sort((a, b) => a - b)).toEqual(
        Array.from({ length: parts }, (_, part) => part),
      );
    }
  });
});
