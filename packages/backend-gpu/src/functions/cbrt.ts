/**
 * The cube root: of x = 2³ᵏ 2ʲ (1 + f) that of 1 + f from a polynomial to 13 bits, times the cube root of 2ʲ; then one
 * step of Halley's iteration from that cut to half a float32's bits, whose square is exact, leaves little but the
 * rounding of the last sum (Kahan's scheme, as told in Sun's fdlibm). The polynomial is a fit of our own.
 */
import { float32FromBits, type LibraryDefinition } from "@lockstep/core/math";
import { sizeBits, upperBits, withSign } from "./bits.js";
import { quotient } from "./division.js";

const scope = { float32FromBits, quotient, sizeBits, upperBits, withSign };

function cbrtOf(
  x: number,
  { float32FromBits, quotient, sizeBits, upperBits, withSign }: typeof scope,
): number {
  const size = sizeBits(x);
  // 43691 / 2¹⁷ is 1/3 here, and 129 is 3 · 43.
  const exponent = (size >> 23) + 2;
  const k = (exponent * 43691) >> 17;
  const j = exponent - 3 * k;
  const significand = size & 0x7fffff;
  const f = float32FromBits(significand | 0x3f800000) - 1;
  const y = float32FromBits(significand | ((j + 127) << 23));
  const guess = 1.0000731 + f * (0.330489 + f * (-0.093652785 + f * 0.023103692));
  const short = upperBits(guess * (j === 0 ? 1 : j === 1 ? 1.2599211 : 1.587401));
  const third = quotient(y, short * short);
  const root = short + short * ((third - short) / (short + short + third));
  const result = root * float32FromBits((k + 84) << 23);
  return size < 0x00800000 ? withSign(0, x) : size < 0x7f800000 ? withSign(result, x) : x;
}

export const cbrt: LibraryDefinition = { fn: cbrtOf, scope };
