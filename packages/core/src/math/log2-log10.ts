/**
 * Logarithms to base 2 and 10: the natural one of the significand times 1 / ln b, in two parts, because one more
 * rounding would cost the last place; powers of the base come out exact (the scheme of Sun's and FreeBSD's log2).
 * float32 goes through float64.
 */
import {
  float32FromBits,
  float64FromWords,
  float64High,
  float64Low,
  toFloat32,
  toFloat64,
} from "./intrinsics.js";
import type { LibraryEntry } from "./library.js";
import { logTail64 } from "./log.js";
import { scoped } from "./scoped.js";
import { upperHalf } from "./split.js";
import { logWide } from "./wide.js";

const scaledScope = { logTail64, upperHalf };

/** (log(1 + f) + n ln 2) (inverse + inverseLow), in which ln 2 times that is step + stepLow. */
function scaled64(
  f: number,
  n: number,
  inverse: number,
  inverseLow: number,
  step: number,
  stepLow: number,
  { logTail64, upperHalf }: typeof scaledScope,
): number {
  const s = f / (2 + f);
  const square = 0.5 * f * f;
  // log(1 + f) in two parts; inverse is as short as the upper one, so their product is exact.
  const upper = upperHalf(f - square);
  const lower = f - upper - square + s * (square + logTail64(s * s));
  const whole = n * step;
  const large = upper * inverse;
  const sum = whole + large;
  const rest = whole - sum + large + (n * stepLow + (lower + upper) * inverseLow + lower * inverse);
  return sum + rest;
}

const scaled = scoped(scaled64, scaledScope);
const farScope = { float64High, float64Low, float64FromWords, scaled, toFloat64 };

/** For any x at all; see `logFar`. */
function scaledFar64(
  x: number,
  inverse: number,
  inverseLow: number,
  step: number,
  stepLow: number,
  { float64High, float64Low, float64FromWords, scaled, toFloat64 }: typeof farScope,
): number {
  const subnormal = x < 2.2250738585072014e-308;
  const y = subnormal ? x * 18014398509481984 : x;
  const high = float64High(y);
  const k = (high - 0x3fe6a09e) >> 20;
  const f = float64FromWords((high - (k << 20)) | 0, float64Low(y)) - 1;
  const n = toFloat64(subnormal ? k - 54 : k);
  const result = scaled(f, n, inverse, inverseLow, step, stepLow);
  return x > 0 && x < Infinity ? result : x === 0 ? -Infinity : x > 0 ? x : NaN;
}

const scaledFar = scoped(scaledFar64, farScope);
const log64Scope = { float64High, float32FromBits, scaled, scaledFar, toFloat64 };

function log2At64(
  x: number,
  { float64High, float32FromBits, scaled, scaledFar, toFloat64 }: typeof log64Scope,
): number {
  const k = (float64High(x) - 0x3fe6a09e) >> 20;
  const f = x * float32FromBits((127 - k) << 23) - 1;
  let y = scaled(f, toFloat64(k), 1.4426950216293335, 1.9259629911266175e-8, 1, 0);
  if (!(x >= 1.2e-38 && x <= 8e37)) {
    y = scaledFar(x, 1.4426950216293335, 1.9259629911266175e-8, 1, 0);
  }
  return y;
}

function log10At64(
  x: number,
  { float64High, float32FromBits, scaled, scaledFar, toFloat64 }: typeof log64Scope,
): number {
  const k = (float64High(x) - 0x3fe6a09e) >> 20;
  const f = x * float32FromBits((127 - k) << 23) - 1;
  let y = scaled(
    f,
    toFloat64(k),
    0.4342944771051407,
    4.798111141615973e-9,
    0.30102999566383914,
    1.42050232272661e-13,
  );
  if (!(x >= 1.2e-38 && x <= 8e37)) {
    y = scaledFar(x, 0.4342944771051407, 4.798111141615973e-9, 0.30102999566383914, 1.42050232272661e-13);
  }
  return y;
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
  float64: { fn: log2At64, scope: log64Scope, rare: [scaledFar] },
};

export const log10: LibraryEntry = {
  float32: { fn: log10At32, scope: log32Scope },
  float64: { fn: log10At64, scope: log64Scope, rare: [scaledFar] },
};
