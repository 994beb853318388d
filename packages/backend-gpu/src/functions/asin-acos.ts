/**
 * Arcsine and arccosine: a polynomial in x² up to ½, and beyond it asin x = π/2 − 2 asin √((1 − x) / 2), which the
 * same polynomial serves (Cody and Waite, 1980, chapter 10). The CPU family's coefficients.
 */
import { asinTail32, type LibraryDefinition } from "@lockstep/core/math";
import { sizeBits, withSign } from "./bits.js";
import { squareRoot } from "./division.js";

const scope = { asinTail32, sizeBits, squareRoot, withSign };

function asinOf(x: number, { asinTail32, sizeBits, squareRoot, withSign }: typeof scope): number {
  const a = Math.abs(x);
  const small = a <= 0.5;
  const z = small ? a * a : 0.5 * (1 - a);
  const s = small ? a : squareRoot(z);
  const tail = s * asinTail32(z);
  // π/2 = 1.5707964 − 4.37…e-8.
  const y = small ? a + tail : 1.5707964 - (s + s + (tail + tail + 4.371139e-8));
  return sizeBits(x) > 0x3f800000 ? NaN : withSign(y, x);
}

function acosOf(x: number, { asinTail32, sizeBits, squareRoot }: typeof scope): number {
  const a = Math.abs(x);
  const small = a <= 0.5;
  const z = small ? a * a : 0.5 * (1 - a);
  const s = small ? x : squareRoot(z);
  const tail = s * asinTail32(z);
  const twice = s + s;
  const twiceTail = tail + tail;
  // π = 3.1415927 − 8.74…e-8.
  const large = x > 0 ? twice + twiceTail : Math.PI - (twice + (twiceTail + 8.742278e-8));
  const y = small ? 1.5707964 - (s + (tail + 4.371139e-8)) : large;
  return sizeBits(x) > 0x3f800000 ? NaN : y;
}

export const asin: LibraryDefinition = { fn: asinOf, scope };
export const acos: LibraryDefinition = { fn: acosOf, scope };
