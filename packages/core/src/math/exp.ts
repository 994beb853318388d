/**
 * The exponential: x = n ln 2 + r with |r| ≤ ln 2 / 2, then 2ⁿ times a polynomial in r (Cody and Waite, Software
 * Manual for the Elementary Functions, 1980, chapter 6). Adding 1.5 · 2²³ (in float64 1.5 · 2⁵²) to n rounds it to an
 * integer, which then stands in the low bits of the sum; with the exponent's bias added too, one shift makes 2ⁿ
 * (a float32 also in float64, for the reason that `log` gives).
 */
import { expTail32, expTail64 } from "./exp-tail.js";
import {
  float32Bits,
  float32FromBits,
  float64FromWords,
  float64Low,
  toFloat64,
  toInt32,
} from "./intrinsics.js";
import type { LibraryEntry } from "./library.js";
import { scoped } from "./scoped.js";

const edge32Scope = { float32Bits, float32FromBits, expTail32 };

/** Results that overflow, underflow or are subnormal: 2ⁿ in two factors, so that the last product alone rounds. */
function expEdge32(x: number, { float32Bits, float32FromBits, expTail32 }: typeof edge32Scope): number {
  const above = x < -110 ? -110 : x;
  const y = above > 110 ? 110 : above;
  const t = y * 1.442695 + 12582912;
  const n = t - 12582912;
  const r = y - n * 0.69335938 - n * -0.00021219444;
  const i = float32Bits(t) - 0x4b400000;
  const half = i >> 1;
  const scale = float32FromBits((half + 127) << 23);
  return (1 + (r + r * r * expTail32(r))) * scale * float32FromBits((i - half + 127) << 23);
}

const edge32 = scoped(expEdge32, edge32Scope);
const exp32Scope = { float32Bits, float32FromBits, expTail32, edge32 };

function exp32(x: number, { float32Bits, float32FromBits, expTail32, edge32 }: typeof exp32Scope): number {
  const t = x * 1.442695 + 12583039;
  const n = t - 12583039;
  const r = x - n * 0.69335938 - n * -0.00021219444;
  let y = (1 + (r + r * r * expTail32(r))) * float32FromBits(float32Bits(t) << 23);
  if (!(Math.abs(x) <= 87)) y = edge32(x);
  return y;
}

const edge64Scope = { float64FromWords, float64Low, expTail64 };

function expEdge64(
  x: number,
  shift: number,
  { float64FromWords, float64Low, expTail64 }: typeof edge64Scope,
): number {
  const above = x < -800 ? -800 : x;
  const y = above > 800 ? 800 : above;
  const t = y * 1.4426950408889634 + 6755399441055744;
  const n = t - 6755399441055744;
  const r = y - n * 0.6931471803691238 - n * 1.9082149292705877e-10;
  const i = float64Low(t) + shift;
  const half = i >> 1;
  const scale = float64FromWords((half + 1023) << 20, 0);
  return (1 + (r + r * r * expTail64(r))) * scale * float64FromWords((i - half + 1023) << 20, 0);
}

/** exp(x) · 2^shift, the shift an int32, for whatever x: 2ⁿ in two factors, as for float32. */
export const expShifted64 = scoped(expEdge64, edge64Scope);

const exp64Scope = { float32FromBits, float64Low, toFloat64, toInt32, expTail64, expShifted64 };

function exp64(
  x: number,
  { float32FromBits, float64Low, toFloat64, toInt32, expTail64, expShifted64 }: typeof exp64Scope,
): number {
  const t = x * 1.4426950408889634 + 6755399441055871;
  const n = t - 6755399441055871;
  const r = x - n * 0.6931471803691238 - n * 1.9082149292705877e-10;
  const scale = toFloat64(float32FromBits(float64Low(t) << 23));
  let y = (1 + (r + r * r * expTail64(r))) * scale;
  if (!(Math.abs(x) <= 87)) y = expShifted64(x, toInt32(0));
  return y;
}

/** exp for the scopes of other functions. */
export const callExp64 = scoped(exp64, exp64Scope);

export const exp: LibraryEntry = {
  float32: { fn: exp32, scope: exp32Scope, rare: [edge32] },
  float64: { fn: exp64, scope: exp64Scope, rare: [expShifted64] },
};
