/**
 * Logarithms to base 2 and 10: the natural one of the significand times 1 / ln b, in two parts, because one more
 * rounding would cost the last place; powers of the base come out exact (the scheme of Sun's and FreeBSD's log2).
 * float32 goes through float64.
 */
import { float64FromWords, float64High, float64Low, toFloat32, toFloat64 } from "./intrinsics.js";
import type { LibraryEntry } from "./library.js";
import { logTail64 } from "./log.js";
import { scoped } from "./scoped.js";
import { logWide } from "./wide.js";

const scaled64Scope = { float64High, float64Low, float64FromWords, logTail64, toFloat64 };

/** log(x) · (inverse + inverseLow), in which ln 2 times that is step + stepLow. */
function logScaled64(
  x: number,
  inverse: number,
  inverseLow: number,
  step: number,
  stepLow: number,
  { float64High, float64Low, float64FromWords, logTail64, toFloat64 }: typeof scaled64Scope,
): number {
  const subnormal = x < 2.2250738585072014e-308;
  const y = subnormal ? x * 18014398509481984 : x;
  const word = float64High(y);
  const k = (word - 0x3fe6a09e) >> 20;
  const f = float64FromWords((word - (k << 20)) | 0, float64Low(y)) - 1;
  const n = toFloat64(subnormal ? k - 54 : k);
  const s = f / (2 + f);
  const square = 0.5 * f * f;
  // log(1 + f) in two parts, the upper short enough for an exact product.
  const upper = float64FromWords(float64High(f - square), 0);
  const lower = f - upper - square + s * (square + logTail64(s * s));
  const whole = n * step;
  const large = upper * inverse;
  const sum = whole + large;
  const rest = whole - sum + large + (n * stepLow + (lower + upper) * inverseLow + lower * inverse);
  let result = sum + rest;
  if (!(x > 0 && x < Infinity)) result = x === 0 ? -Infinity : x > 0 ? x : NaN;
  return result;
}

const scaled = scoped(logScaled64, scaled64Scope);
const log64Scope = { scaled };

function log2At64(x: number, { scaled }: typeof log64Scope): number {
  return scaled(x, 1.442695040255785, 6.331784189566044e-10, 1, 0);
}

function log10At64(x: number, { scaled }: typeof log64Scope): number {
  return scaled(x, 0.43429448176175356, 1.414982685385801e-10, 0.30102999566383914, 1.42050232272661e-13);
}

const log32Scope = { logWide, toFloat32, toFloat64 };

function log2At32(x: number, { logWide, toFloat32, toFloat64 }: typeof log32Scope): number {
  const y = toFloat32(logWide(toFloat64(x)) * 1.4426950408889634);
  return x > 0 && x < Infinity ? y : x === 0 ? -Infinity : x > 0 ? x : NaN;
}

function log10At32(x: number, { logWide, toFloat32, toFloat64 }: typeof log32Scope): number {
  const y = toFloat32(logWide(toFloat64(x)) * 0.4342944819032518);
  return x > 0 && x < Infinity ? y : x === 0 ? -Infinity : x > 0 ? x : NaN;
}

export const log2: LibraryEntry = {
  float32: { fn: log2At32, scope: log32Scope },
  float64: { fn: log2At64, scope: log64Scope },
};

export const log10: LibraryEntry = {
  float32: { fn: log10At32, scope: log32Scope },
  float64: { fn: log10At64, scope: log64Scope },
};
