/**
 * exp and log in float64 arithmetic, as accurate as float32 results need (some 2⁻³⁰) and no more: what is awkward in
 * float32 alone (powers, the rarer hyperbolic functions) is computed in these and rounded once.
 */
import { expTail32 } from "./exp-tail.js";
import { float64FromWords, float64High, float64Low, toFloat64 } from "./intrinsics.js";
import { scoped } from "./scoped.js";

const expScope = { float64FromWords, float64Low, expTail32 };

function exp(x: number, { float64FromWords, float64Low, expTail32 }: typeof expScope): number {
  const t = x * 1.4426950408889634 + 6755399441056767;
  const n = t - 6755399441056767;
  const r = x - n * 0.6931471805599453;
  return (1 + (r + r * r * expTail32(r))) * float64FromWords(float64Low(t) << 20, 0);
}

/** exp(x) for |x| ≤ 708, as a float64. */
export const expWide = scoped(exp, expScope);

const logScope = { float64High, float64Low, float64FromWords, toFloat64 };

function log(x: number, { float64High, float64Low, float64FromWords, toFloat64 }: typeof logScope): number {
  const high = float64High(x);
  const k = (high - 0x3fe6a09e) >> 20;
  const f = float64FromWords((high - (k << 20)) | 0, float64Low(x)) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const tail = 0.6666666 + z * (0.40000972 + z * (0.28498793 + z * 0.24278814));
  return s * (2 + z * tail) + toFloat64(k) * 0.6931471805599453;
}

/** log(x) for a positive, normal, finite float64. */
export const logWide = scoped(log, logScope);
