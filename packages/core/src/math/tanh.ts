/**
 * The hyperbolic tangent, a quotient taken from something exact on both sides of 0.55: below it
 * tanh x = x − x c / (1 + c) with x coth x = 1 + c, and c a polynomial in x²; above it tanh x = 1 − 2 / (exp(2x) + 1)
 * (Cody and Waite, 1980, chapter 13, for the split). Both share the division. Coefficients are fits of our own.
 */
import { expTail32, expTail64 } from "./exp-tail.js";
import { float32Bits, float32FromBits, float64Low, toFloat64 } from "./intrinsics.js";
import type { LibraryEntry } from "./library.js";
import { withSign32 } from "./sign.js";

const tanh32Scope = { float32Bits, float32FromBits, expTail32, withSign32 };

function tanh32(
  x: number,
  { float32Bits, float32FromBits, expTail32, withSign32 }: typeof tanh32Scope,
): number {
  const size = Math.abs(x);
  // From 9.02 on it rounds to 1.
  const a = size > 10 ? 10 : size;
  const y = a + a;
  const t = y * 1.442695 + 12583039;
  const n = t - 12583039;
  const r = y - n * 0.69335938 - n * -0.00021219444;
  const e = (1 + (r + r * r * expTail32(r))) * float32FromBits(float32Bits(t) << 23);
  const z = a * a;
  const c = z * (0.33333233 + z * (-0.022201879 + z * 0.001998532));
  const small = a < 0.55;
  const base = small ? a : 1;
  const numerator = small ? a * c : 2;
  const denominator = 1 + (small ? c : e);
  const result = base - numerator / denominator;
  return withSign32(result, x);
}

const tanh64Scope = { float32FromBits, float64Low, toFloat64, expTail64 };

function tanh64(
  x: number,
  { float32FromBits, float64Low, toFloat64, expTail64 }: typeof tanh64Scope,
): number {
  const size = Math.abs(x);
  // From 19.07 on it rounds to 1.
  const a = size > 20 ? 20 : size;
  const y = a + a;
  const t = y * 1.4426950408889634 + 6755399441055871;
  const n = t - 6755399441055871;
  const r = y - n * 0.6931471803691238 - n * 1.9082149292705877e-10;
  const e = (1 + (r + r * r * expTail64(r))) * toFloat64(float32FromBits(float64Low(t) << 23));
  const z = a * a;
  const w = z * z;
  const even =
    -0.022222222222208512 +
    w * (-0.00021164020294692768 + w * (-2.16392591291263e-6 + w * -1.9364381101288828e-8));
  const odd =
    0.3333333333333332 + w * (0.002116402115905867 + w * (2.1377714787929355e-5 + w * 2.1767769282067743e-7));
  const c = z * odd + w * even;
  const small = a < 0.55;
  const base = small ? a : 1;
  const numerator = small ? a * c : 2;
  const denominator = 1 + (small ? c : e);
  const result = base - numerator / denominator;
  return size < 7.450580596923828e-9 ? x : x < 0 ? -result : result;
}

export const tanh: LibraryEntry = {
  float32: { fn: tanh32, scope: tanh32Scope },
  float64: { fn: tanh64, scope: tanh64Scope },
};
