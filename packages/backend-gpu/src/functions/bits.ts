/**
 * What is done to the bits of a float32: the comparisons, the cuts and the powers of two that the functions here share.
 * Bits are compared rather than numbers wherever NaN or a subnormal may come, which drivers take liberties with.
 */

import { scoped } from "@lockstep/core";
import { float32Bits, float32FromBits } from "@lockstep/core/math";

const scope = { float32Bits, float32FromBits };

function sizeOf(x: number, { float32Bits }: typeof scope): number {
  return float32Bits(x) & 0x7fffffff;
}

/** The bits of |x|, as an int32: in the order of the sizes, all NaN last. */
export const sizeBits = scoped(sizeOf, scope);

function cut(x: number, { float32Bits, float32FromBits }: typeof scope): number {
  return float32FromBits(float32Bits(x) & -4096);
}

/**
 * x cut to 12 significant bits: the product of two such numbers is exact, so it may be fused with a sum or not. Veltkamp's
 * splitting would round, but does not survive a compiler that fuses.
 */
export const upperBits = scoped(cut, scope);

function power(n: number, { float32Bits, float32FromBits }: typeof scope): number {
  return float32FromBits(float32Bits(n + 12583039) << 23);
}

/** 2ⁿ for a whole n from −126 to 127: in 1.5 · 2²³ + 127 + n the exponent's bits stand lowest. */
export const powerOfTwo = scoped(power, scope);

function copySign(y: number, x: number, { float32Bits, float32FromBits }: typeof scope): number {
  return float32FromBits(float32Bits(y) | (float32Bits(x) & -0x80000000));
}

/** A y ≥ 0 (or NaN) with the sign of x, that of −0 too. */
export const withSign = scoped(copySign, scope);
