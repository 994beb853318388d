/**
 * Arcsine and arccosine: a polynomial in x² up to ½, and beyond it asin x = π/2 − 2 asin √((1 − x) / 2), which the
 * same polynomial serves (Cody and Waite, 1980, chapter 10). In float64 what the square root's rounding loses is put
 * back, as in Sun's fdlibm; float32 goes through float64. Coefficients are near-minimax fits of our own.
 */
import { toFloat32, toFloat64 } from "./intrinsics.js";
import type { LibraryEntry } from "./library.js";
import { withSign32 } from "./sign.js";
import { upperHalf } from "./split.js";

/** asin(x) / x − 1 for z = x² ≤ ¼. */
export function asinTail32(z: number): number {
  return z * (0.16666754 + z * (0.07495252 + z * (0.045476045 + z * (0.024152039 + z * 0.042211965))));
}

function asinTail64(z: number): number {
  const w = z * z;
  const first =
    0.16666666666666763 + z * 0.07499999999970129 + w * (0.04464285717525427 + z * 0.030381942676917635);
  const second =
    0.022372215856813545 + z * 0.017351596431528327 + w * (0.013981006806460404 + z * 0.011397393395377235);
  const third =
    0.010788735988178548 +
    z * 0.003674467484170563 +
    w * (0.021784980173087096 + z * -0.021108677048244033 + w * 0.032697239250564954);
  const q = w * w;
  return z * (first + q * (second + q * third));
}

const asin32Scope = { asinTail32, toFloat32, toFloat64, withSign32 };

function asin32(x: number, { asinTail32, toFloat32, toFloat64, withSign32 }: typeof asin32Scope): number {
  const a = toFloat64(Math.abs(x));
  const small = a <= 0.5;
  const z = small ? a * a : 0.5 * (1 - a);
  const s = small ? a : Math.sqrt(z);
  const angle = s + s * asinTail32(z);
  return withSign32(toFloat32(small ? angle : 1.5707963267948966 - (angle + angle)), x);
}

function acos32(x: number, { asinTail32, toFloat32, toFloat64 }: typeof asin32Scope): number {
  const a = toFloat64(Math.abs(x));
  const small = a <= 0.5;
  const z = small ? a * a : 0.5 * (1 - a);
  const s = small ? toFloat64(x) : Math.sqrt(z);
  const angle = s + s * asinTail32(z);
  const twice = angle + angle;
  const large = x > 0 ? twice : 3.141592653589793 - twice;
  return toFloat32(small ? 1.5707963267948966 - angle : large);
}

const asin64Scope = { asinTail64, upperHalf };

function asin64(x: number, { asinTail64, upperHalf }: typeof asin64Scope): number {
  const a = Math.abs(x);
  const small = a <= 0.5;
  const z = small ? a * a : 0.5 * (1 - a);
  const s = small ? a : Math.sqrt(z);
  const tail = s * asinTail64(z);
  const upper = upperHalf(s);
  const lost = (z - upper * upper) / (s + upper);
  // π/2 in two halves: one less 2 upper leaves little to be rounded.
  const large =
    0.7853981633974483 - (2 * tail - (6.123233995736766e-17 - 2 * lost) - (0.7853981633974483 - 2 * upper));
  const angle = small ? a + tail : a === 1 ? 1.5707963267948966 : large;
  return a < 7.450580596923828e-9 ? x : x < 0 ? -angle : angle;
}

function acos64(x: number, { asinTail64, upperHalf }: typeof asin64Scope): number {
  const a = Math.abs(x);
  const small = a <= 0.5;
  const z = small ? a * a : 0.5 * (1 - a);
  const s = small ? x : Math.sqrt(z);
  const tail = s * asinTail64(z);
  const upper = upperHalf(s);
  const lost = s > 0 ? (z - upper * upper) / (s + upper) : 0;
  const below = 3.141592653589793 - 2 * (s + (tail - 6.123233995736766e-17));
  const large = x > 0 ? 2 * (upper + (lost + tail)) : below;
  return small ? 1.5707963267948966 - (x - (6.123233995736766e-17 - tail)) : large;
}

export const asin: LibraryEntry = {
  float32: { fn: asin32, scope: asin32Scope },
  float64: { fn: asin64, scope: asin64Scope },
};

export const acos: LibraryEntry = {
  float32: { fn: acos32, scope: asin32Scope },
  float64: { fn: acos64, scope: asin64Scope },
};
