/**
 * The natural logarithm, and that of one and something small: x = 2ᵏ (1 + f) with 1 + f between √½ and √2,
 * s = f / (2 + f), and log(1 + f) = 2 atanh(s) from a polynomial in s², arranged so that f itself enters last and
 * without error (the method of Sun's fdlibm, after Tang, "Table-driven implementation of the logarithm function", ACM
 * TOMS 16, 1990). The CPU family's coefficients.
 */
import { scoped } from "@lockstep/core";
import { float32Bits, float32FromBits, type LibraryDefinition, toFloat32 } from "@lockstep/core/math";
import { sizeBits } from "./bits.js";

/** (2 atanh(s) − 2s) / s, by z = s². */
export function logTail(z: number): number {
  return z * (0.66666776 + z * (0.39977568 + z * 0.2987146));
}

const logOfScope = { logTail };

function logOfParts(f: number, n: number, rest: number, { logTail }: typeof logOfScope): number {
  const s = f / (2 + f);
  const square = 0.5 * f * f;
  const tail = s * (square + logTail(s * s)) + (n * 9.058001e-6 + rest);
  return n * 0.6931381 - (square - tail - f);
}

/** log((1 + f) 2ⁿ) + rest. */
const logOf = scoped(logOfParts, logOfScope);
const edgeScope = { float32Bits, sizeBits };

function edge(x: number, { float32Bits, sizeBits }: typeof edgeScope): number {
  if (sizeBits(x) < 0x00800000) return -Infinity;
  return float32Bits(x) < 0 || sizeBits(x) > 0x7f800000 ? NaN : x;
}

/** log(x), to any base, for an x that is zero or counts as it, negative, infinite or NaN. */
export const logEdge = scoped(edge, edgeScope);

const logScope = { float32Bits, float32FromBits, logEdge, logOf, toFloat32 };

function naturalLog(
  x: number,
  { float32Bits, float32FromBits, logEdge, logOf, toFloat32 }: typeof logScope,
): number {
  const bits = float32Bits(x);
  const k = (bits - 0x3f3504f3) >> 23;
  let y = logOf(float32FromBits((bits - (k << 23)) | 0) - 1, toFloat32(k), 0);
  // Negative, zero, subnormal, infinite, NaN: in one comparison of the bits.
  if (((bits + 0x7f800000) | 0) >= -0x01000000) y = logEdge(x);
  return y;
}

const onePlusScope = { float32Bits, float32FromBits, logEdge, logOf, toFloat32 };

function logOfOnePlus(
  x: number,
  low: number,
  { float32Bits, float32FromBits, logEdge, logOf, toFloat32 }: typeof onePlusScope,
): number {
  const sum = 1 + x;
  const bits = float32Bits(sum);
  // Where k would be 0, x itself is f, and nothing is lost.
  const near = x > -0.29 && x < 0.41;
  const k = near ? 0 : (bits - 0x3f3504f3) >> 23;
  const huge = k > 60;
  const significand = float32FromBits((bits - (k << 23)) | 0);
  const f = near ? x : significand - 1;
  // What rounding took from the sum, over 2ᵏ. Compilers know that (1 + x) − 1 is x, but not what the bits of a sum are.
  const scale = huge ? 0 : float32FromBits((127 - k) << 23);
  const lost = near || huge ? 0 : x * scale - (significand - scale);
  // 1 − f stands for 1 / (1 + f).
  let y = logOf(f, toFloat32(k), (low * scale + lost) * (1 - f));
  if (((bits + 0x7f800000) | 0) >= -0x01000000) y = logEdge(sum);
  return y;
}

/** log(1 + x + low), where low is at most half a unit of x, and 0 beyond 2⁶⁰. */
export const logOnePlus = scoped(logOfOnePlus, onePlusScope);

const log1pScope = { logOnePlus, sizeBits };

function log1pOf(x: number, { logOnePlus, sizeBits }: typeof log1pScope): number {
  const y = logOnePlus(x, 0);
  return sizeBits(x) < 0x33000000 ? x : y;
}

/** log for the scopes of other functions. */
export const callLog = scoped(naturalLog, logScope);

export const log: LibraryDefinition = { fn: naturalLog, scope: logScope, rare: [logEdge] };
export const log1p: LibraryDefinition = { fn: log1pOf, scope: log1pScope, rare: [logEdge] };
