/**
 * The logarithm of an unevaluated sum high + low, in which low is at most half a unit of high: what log1p and the
 * inverse hyperbolic functions need so as to lose nothing where the sum is near one. As `log`, with low / high added.
 */
import { float64FromWords, float64High, float64Low, toFloat64 } from "./intrinsics.js";
import { logTail64 } from "./log.js";
import { scoped } from "./scoped.js";

const sum64Scope = { float64High, float64Low, float64FromWords, logTail64, toFloat64 };

function sum64(
  high: number,
  low: number,
  twos: number,
  { float64High, float64Low, float64FromWords, logTail64, toFloat64 }: typeof sum64Scope,
): number {
  const word = float64High(high);
  const k = (word - 0x3fe6a09e) >> 20;
  const f = float64FromWords((word - (k << 20)) | 0, float64Low(high)) - 1;
  const n = toFloat64(k + twos);
  const s = f / (2 + f);
  const square = 0.5 * f * f;
  const tail = s * (square + logTail64(s * s)) + (n * 1.9082149292705877e-10 + low / high);
  return n * 0.6931471803691238 - (square - tail - f);
}

/** log((high + low) · 2^twos) for a positive, normal, finite high and an int32 `twos`. */
export const logSum64 = scoped(sum64, sum64Scope);
