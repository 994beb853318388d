import { expect, it } from "vitest";
import { logsHigh, logsLow, reciprocals } from "./log-pieces.js";
import { fromBits } from "./testing/points.js";

it("has in each piece a reciprocal that brings all of it to within 1/32 of one", () => {
  for (const [piece, q] of reciprocals.entries()) {
    const first = fromBits(0x3f340000 + (piece << 19));
    const last = fromBits(0x3f340000 + ((piece + 1) << 19) - 1);
    expect(Math.max(Math.abs(first * q - 1), Math.abs(last * q - 1))).toBeLessThanOrEqual(1 / 32);
    expect(Number.isInteger(q * 256) && q * 256 < 512).toBe(true);
  }
});

it("has the logarithms in a short part and the float32 nearest to the rest", () => {
  for (const [piece, q] of reciprocals.entries()) {
    const log = q === 1 ? 0 : -Math.log(q);
    expect(logsHigh[piece]).toBe(Math.round(log * 2 ** 14) / 2 ** 14);
    expect(logsLow[piece]).toBeCloseTo(log - logsHigh[piece]!, 11);
    expect(Math.fround(logsLow[piece]!)).toBe(logsLow[piece]);
  }
});
