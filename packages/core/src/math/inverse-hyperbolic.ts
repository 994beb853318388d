/**
 * asinh, acosh and atanh as logarithms. In float64 the argument of the logarithm is formed in two parts, because where
 * it is near one its rounding would be all of the result (Kahan, "Branch cuts for complex elementary functions", 1987,
 * for the forms); products are split by Dekker's method. float32 goes through float64.
 */
import { float64FromWords, float64High, toFloat32, toFloat64, toInt32 } from "./intrinsics.js";
import type { LibraryEntry } from "./library.js";
import { logTail64 } from "./log.js";
import { logSum64 } from "./log-sum.js";
import { scoped } from "./scoped.js";
import { withSign32, withSign64 } from "./sign.js";
import { logWide } from "./wide.js";

const wideScope = { logWide, toFloat32, toFloat64, withSign32 };

function asinh32(x: number, { logWide, toFloat32, toFloat64, withSign32 }: typeof wideScope): number {
  const size = Math.abs(x);
  const a = toFloat64(size);
  const y = toFloat32(logWide(a + Math.sqrt(a * a + 1)));
  return withSign32(size < 0.00024414062 ? size : size < Infinity ? y : size, x);
}

function acosh32(x: number, { logWide, toFloat32, toFloat64 }: typeof wideScope): number {
  const a = toFloat64(x);
  const y = toFloat32(logWide(a + Math.sqrt((a - 1) * (a + 1))));
  return x >= 1 && x < Infinity ? y : x > 1 ? x : NaN;
}

function atanh32(x: number, { logWide, toFloat32, toFloat64, withSign32 }: typeof wideScope): number {
  const size = Math.abs(x);
  const a = toFloat64(size);
  const y = toFloat32(0.5 * logWide((1 + a) / (1 - a)));
  return withSign32(size < 0.00024414062 ? size : size < 1 ? y : size === 1 ? Infinity : NaN, x);
}

const asinh64Scope = { logSum64, toInt32, withSign64 };

function asinh64(x: number, { logSum64, toInt32, withSign64 }: typeof asinh64Scope): number {
  const a = Math.abs(x);
  const large = a > 1e9;
  // a + √(1 + a²) = 1 + a + a² / (1 + √(1 + a²))
  const square = a * a;
  const term = square / (1 + Math.sqrt(1 + square));
  const u = a + term;
  const uLow = a > term ? a - u + term : term - u + a;
  const sum = 1 + u;
  const part = sum - 1;
  const low = 1 - (sum - part) + (u - part) + uLow;
  const y = logSum64(large ? a : sum, large ? 0 : low, large ? toInt32(1) : toInt32(0));
  return withSign64(a < 1.4901161193847656e-8 ? a : a < Infinity ? y : a, x);
}

const splitScope = { float64FromWords, float64High };

/** a b − product, where the product is a b rounded. */
function productError(
  a: number,
  b: number,
  product: number,
  { float64FromWords, float64High }: typeof splitScope,
): number {
  const aTop = float64FromWords(float64High(a), 0);
  const bTop = float64FromWords(float64High(b), 0);
  const aRest = a - aTop;
  const bRest = b - bTop;
  return aTop * bTop - product + aTop * bRest + aRest * bTop + aRest * bRest;
}

const errorOf = scoped(productError, splitScope);
const acosh64Scope = { errorOf, logSum64, toInt32 };

function acosh64(x: number, { errorOf, logSum64, toInt32 }: typeof acosh64Scope): number {
  const large = x > 1e9;
  // x + √(x² − 1) = 1 + t + √(2t + t²) with t = x − 1
  const t = x - 1;
  const square = t * t;
  const twice = t + t;
  const d = twice + square;
  const dLow = (twice > square ? twice - d + square : square - d + twice) + errorOf(t, t, square);
  const root = Math.sqrt(d);
  const product = root * root;
  const rootLow = root > 0 ? (d - product - errorOf(root, root, product) + dLow) / (root + root) : 0;
  const u = root > t ? root + t : t + root;
  const uLow = (root > t ? root - u + t : t - u + root) + rootLow;
  const sum = 1 + u;
  const part = sum - 1;
  const low = 1 - (sum - part) + (u - part) + uLow;
  const y = logSum64(large ? x : sum, large ? 0 : low, large ? toInt32(1) : toInt32(0));
  return x >= 1 && x < Infinity ? y : x > 1 ? x : NaN;
}

const atanh64Scope = { errorOf, logSum64, logTail64, toInt32, withSign64 };

function atanh64(
  x: number,
  { errorOf, logSum64, logTail64, toInt32, withSign64 }: typeof atanh64Scope,
): number {
  const a = Math.abs(x);
  // Up to 0.17 the tail of the logarithm is that of 2 atanh itself.
  const small = a + 0.5 * a * logTail64(a * a);
  const above = 1 + a;
  const aboveLow = a - (above - 1);
  const below = 1 - a;
  const belowLow = 1 - below - a;
  const q = above / below;
  const product = q * below;
  const qLow = (above - product - errorOf(q, below, product) + aboveLow - q * belowLow) / below;
  const y = a < 0.17 ? small : 0.5 * logSum64(q, qLow, toInt32(0));
  return withSign64(a < 1 ? y : a === 1 ? Infinity : NaN, x);
}

export const asinh: LibraryEntry = {
  float32: { fn: asinh32, scope: wideScope },
  float64: { fn: asinh64, scope: asinh64Scope },
};

export const acosh: LibraryEntry = {
  float32: { fn: acosh32, scope: wideScope },
  float64: { fn: acosh64, scope: acosh64Scope },
};

export const atanh: LibraryEntry = {
  float32: { fn: atanh32, scope: wideScope },
  float64: { fn: atanh64, scope: atanh64Scope },
};
