/**
 * The logarithm of an unevaluated sum high + low, in which low is at most half a unit of high: what log1p and the
 * inverse hyperbolic functions need so as to lose nothing where the sum is near one. As `log`, with low / high added.
 */
import { float32FromBits, float64High, toFloat64 } from "./intrinsics.js";
import { logTail64 } from "./log.js";
import { scoped } from "./scoped.js";

const scope = { float64High, float32FromBits, logTail64, toFloat64 };

function sum64(
  high: number,
  low: number,
  { float64High, float32FromBits, logTail64, toFloat64 }: typeof scope,
): number {
  const k = (float64High(high) - 0x3fe6a09e) >> 20;
  const f = high * float32FromBits((127 - k) << 23) - 1;
  const n = toFloat64(k);
  const s = f / (2 + f);
  const square = 0.5 * f * f;
  const tail = s * (square + logTail64(s * s)) + (n * 1.9082149292705877e-10 + low / high);
  return n * 0.6931471803691238 - (square - tail - f);
}

/** log(high + low) for a high from 1.2e-38 to 8e37. */
export const logSum64 = scoped(sum64, scope);
