/**
 * exp(x) − 1 without cancellation: reduced as for exp, then 2ⁿ (exp(r) − 1) + (2ⁿ − 1), in which 2ⁿ r is exact and
 * what float rounding takes from r is added back (the idea of Tang, "Table-driven implementation of the expm1
 * function in IEEE floating-point arithmetic", ACM TOMS 18, 1992, without the table). float32 goes through float64.
 */
import { callExp64 } from "./exp.js";
import { expTail32, expTail64 } from "./exp-tail.js";
import { float32FromBits, float64Low, toFloat32, toFloat64 } from "./intrinsics.js";
import type { LibraryEntry } from "./library.js";
import { powerWide } from "./wide.js";

const expm1At32Scope = { expTail32, powerWide, toFloat32, toFloat64 };

function expm1At32(x: number, { expTail32, powerWide, toFloat32, toFloat64 }: typeof expm1At32Scope): number {
  const above = x < -20 ? -20 : x;
  const y = toFloat64(above > 90 ? 90 : above);
  const t = y * 1.4426950408889634 + 6755399441055744;
  const n = t - 6755399441055744;
  const r = y - n * 0.6931471805599453;
  const scale = powerWide(t);
  const result = scale * (r + r * r * expTail32(r)) + (scale - 1);
  return Math.abs(x) < 5.9604645e-8 ? x : toFloat32(result);
}

const expm1At64Scope = { callExp64, expTail64, float32FromBits, float64Low, toFloat64 };

function expm1At64(
  x: number,
  { callExp64, expTail64, float32FromBits, float64Low, toFloat64 }: typeof expm1At64Scope,
): number {
  const t = x * 1.4426950408889634 + 6755399441055871;
  const n = t - 6755399441055871;
  const b = x - n * 0.6931471803691238;
  const c = n * 1.9082149292705877e-10;
  const r = b - c;
  const low = b - r - c;
  const scale = toFloat64(float32FromBits(float64Low(t) << 23));
  let y = scale * r + (scale - 1) + scale * (r * r * expTail64(r) + low);
  if (Math.abs(x) < 1.1102230246251565e-16) y = x;
  if (!(Math.abs(x) <= 87)) y = x < 0 ? -1 : callExp64(x);
  return y;
}

export const expm1: LibraryEntry = {
  float32: { fn: expm1At32, scope: expm1At32Scope },
  float64: { fn: expm1At64, scope: expm1At64Scope, rare: [callExp64] },
};
