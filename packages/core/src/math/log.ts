/**
 * The natural logarithm: x = 2ᵏ (1 + f) with 1 + f between √½ and √2, s = f / (2 + f), and log(1 + f) = 2 atanh(s)
 * from a polynomial in s², arranged so that f itself enters last and without error (the method of Sun's fdlibm,
 * after Tang, "Table-driven implementation of the logarithm function", ACM TOMS 16, 1990). Our own coefficients.
 *
 * In float64 the power of two is made as a float32: JavaScript has to pass bits through memory, and a float64 read
 * back from two halves just written costs more than the logarithm. The few x that are out of range are a call.
 */
import {
  float32Bits,
  float32FromBits,
  float64FromWords,
  float64High,
  float64Low,
  toFloat32,
  toFloat64,
} from "./intrinsics.js";
import type { LibraryEntry } from "./library.js";
import { scoped } from "./scoped.js";

/** (2 atanh(s) − 2s) / s, by z = s². */
export function logTail64(z: number): number {
  const w = z * z;
  const even = 0.3999999999940937 + w * (0.22222198429166476 + w * 0.1531383209331062);
  const odd =
    0.6666666666666735 + w * (0.2857142874368331 + w * (0.18183572352049807 + w * 0.1479826063935098));
  return w * even + z * odd;
}

const logOfScope = { logTail64 };

/** log((1 + f) 2ⁿ). */
function logOf64(f: number, n: number, { logTail64 }: typeof logOfScope): number {
  const s = f / (2 + f);
  const square = 0.5 * f * f;
  const tail = s * (square + logTail64(s * s)) + n * 1.9082149292705877e-10;
  return n * 0.6931471803691238 - (square - tail - f);
}

const logOf = scoped(logOf64, logOfScope);
const farScope = { float64High, float64Low, float64FromWords, logOf, toFloat64 };

/** log(x) for any x: zero, negative, infinite, NaN, subnormal, very large or very small. */
function logFar64(
  x: number,
  { float64High, float64Low, float64FromWords, logOf, toFloat64 }: typeof farScope,
): number {
  // 2⁵⁴ makes a normal number of a subnormal one.
  const subnormal = x < 2.2250738585072014e-308;
  const y = subnormal ? x * 18014398509481984 : x;
  const high = float64High(y);
  const k = (high - 0x3fe6a09e) >> 20;
  const f = float64FromWords((high - (k << 20)) | 0, float64Low(y)) - 1;
  const result = logOf(f, toFloat64(subnormal ? k - 54 : k));
  return x > 0 && x < Infinity ? result : x === 0 ? -Infinity : x > 0 ? x : NaN;
}

export const logFar = scoped(logFar64, farScope);
const log64Scope = { float64High, float32FromBits, logFar, logOf, toFloat64 };

function log64(
  x: number,
  { float64High, float32FromBits, logFar, logOf, toFloat64 }: typeof log64Scope,
): number {
  const k = (float64High(x) - 0x3fe6a09e) >> 20;
  let y = logOf(x * float32FromBits((127 - k) << 23) - 1, toFloat64(k));
  if (!(x >= 1.2e-38 && x <= 8e37)) y = logFar(x);
  return y;
}

const log32Scope = { float32Bits, float32FromBits, logFar, toFloat32, toFloat64 };

function log32(
  x: number,
  { float32Bits, float32FromBits, logFar, toFloat32, toFloat64 }: typeof log32Scope,
): number {
  const bits = float32Bits(x);
  const k = (bits - 0x3f3504f3) >> 23;
  const f = float32FromBits((bits - (k << 23)) | 0) - 1;
  const n = toFloat32(k);
  const s = f / (2 + f);
  const z = s * s;
  const square = 0.5 * f * f;
  const tail = s * (square + z * (0.66666776 + z * (0.39977568 + z * 0.2987146))) + n * 9.058001e-6;
  let y = n * 0.6931381 - (square - tail - f);
  // Negative, zero, subnormal, infinite, NaN: in one comparison of the bits.
  if (((bits + 0x7f800000) | 0) >= -0x01000000) y = toFloat32(logFar(toFloat64(x)));
  return y;
}

export const log: LibraryEntry = {
  float32: { fn: log32, scope: log32Scope, rare: [logFar] },
  float64: { fn: log64, scope: log64Scope, rare: [logFar] },
};
