/** Odd functions work on |x| and put the sign back by its bit: so −0 stays −0. */
import { float32Bits, float32FromBits } from "./intrinsics.js";
import { scoped } from "./scoped.js";

const scope = { float32Bits, float32FromBits };

function copySign32(y: number, x: number, { float32Bits, float32FromBits }: typeof scope): number {
  return float32FromBits(float32Bits(y) | (float32Bits(x) & -0x80000000));
}

/** A y ≥ 0 (or NaN) with the sign of x. */
export const withSign32 = scoped(copySign32, scope);
