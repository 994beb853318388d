/**
 * The cube root: a third of the exponent gives five bits, each of two steps of Halley's iteration triples them, and
 * one more from a value cut to half its bits, whose square is exact, leaves the rounding of the last sum alone
 * (Kahan's scheme, as told in Sun's fdlibm).
 */
import { float64FromWords, float64High, toFloat32, toFloat64, toInt32 } from "./intrinsics.js";
import type { LibraryEntry } from "./library.js";
import { scoped } from "./scoped.js";

const cbrt64Scope = { float64FromWords, float64High, toInt32 };

function cbrt64(x: number, { float64FromWords, float64High, toInt32 }: typeof cbrt64Scope): number {
  const size = Math.abs(x);
  // 2⁵⁴, whose cube root is 2¹⁸, makes a normal number of a subnormal one, and keeps three times a huge one finite.
  const subnormal = size < 2.2250738585072014e-308;
  const huge = size > 1e300;
  const y = size * (subnormal ? 18014398509481984 : huge ? 5.551115123125783e-17 : 1);
  let t = float64FromWords(toInt32(float64High(y) / 3) + 715094163, 0);
  let cube = t * t * t;
  t = t * ((cube + (y + y)) / (cube + cube + y));
  cube = t * t * t;
  t = t * ((cube + (y + y)) / (cube + cube + y));
  const short = float64FromWords(float64High(t), 0);
  const quotient = y / (short * short);
  const root = short + short * ((quotient - short) / (short + short + quotient));
  const scaled = root * (subnormal ? 0.000003814697265625 : huge ? 262144 : 1);
  if (!(size > 0 && size < Infinity)) return x;
  return x < 0 ? -scaled : scaled;
}

const bound64 = scoped(cbrt64, cbrt64Scope);
const cbrt32Scope = { bound64, toFloat32, toFloat64 };

function cbrt32(x: number, { bound64, toFloat32, toFloat64 }: typeof cbrt32Scope): number {
  return toFloat32(bound64(toFloat64(x)));
}

export const cbrt: LibraryEntry = {
  float32: { fn: cbrt32, scope: cbrt32Scope },
  float64: { fn: cbrt64, scope: cbrt64Scope },
};
