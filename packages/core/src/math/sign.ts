/** Odd functions work on |x| and put the sign back by its bit: so −0 stays −0. */
import { float32Bits, float32FromBits, float64FromWords, float64High, float64Low } from "./intrinsics.js";
import { scoped } from "./scoped.js";

const scope32 = { float32Bits, float32FromBits };

function copySign32(y: number, x: number, { float32Bits, float32FromBits }: typeof scope32): number {
  return float32FromBits(float32Bits(y) | (float32Bits(x) & -0x80000000));
}

/** A y ≥ 0 (or NaN) with the sign of x. */
export const withSign32 = scoped(copySign32, scope32);

const scope64 = { float64High, float64Low, float64FromWords };

function copySign64(
  y: number,
  x: number,
  { float64High, float64Low, float64FromWords }: typeof scope64,
): number {
  return float64FromWords(float64High(y) | (float64High(x) & -0x80000000), float64Low(y));
}

/** A y ≥ 0 (or NaN) with the sign of x. */
export const withSign64 = scoped(copySign64, scope64);
