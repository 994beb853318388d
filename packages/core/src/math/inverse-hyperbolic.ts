/**
 * asinh, acosh and atanh as logarithms. In float64 the argument of the logarithm is formed in two parts, because where
 * it is near one its rounding would be all of the result (Kahan, "Branch cuts for complex elementary functions", 1987,
 * for the forms). float32 goes through float64.
 */
import { toFloat32, toFloat64 } from "./intrinsics.js";
import type { LibraryEntry } from "./library.js";
import { logFar, logTail64 } from "./log.js";
import { logSum64 } from "./log-sum.js";
import { withSign32 } from "./sign.js";
import { productError } from "./split.js";
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

const asinh64Scope = { logFar, logSum64 };

function asinh64(x: number, { logFar, logSum64 }: typeof asinh64Scope): number {
  const a = Math.abs(x);
  // a + √(1 + a²) = 1 + a + a² / (1 + √(1 + a²))
  const square = a * a;
  const term = square / (1 + Math.sqrt(1 + square));
  const u = a + term;
  const uLow = a > term ? a - u + term : term - u + a;
  const sum = 1 + u;
  const part = sum - 1;
  const low = 1 - (sum - part) + (u - part) + uLow;
  let y = logSum64(sum, low);
  if (a > 1e9) y = logFar(a) + 0.6931471805599453;
  return a < 1.4901161193847656e-8 ? x : x < 0 ? -y : y;
}

const acosh64Scope = { logFar, logSum64, productError };

function acosh64(x: number, { logFar, logSum64, productError }: typeof acosh64Scope): number {
  // x + √(x² − 1) = 1 + t + √(2t + t²) with t = x − 1
  const t = x - 1;
  const square = t * t;
  const twice = t + t;
  const d = twice + square;
  const dLow = (twice > square ? twice - d + square : square - d + twice) + productError(t, t, square);
  const root = Math.sqrt(d);
  const product = root * root;
  const rootLow = root > 0 ? (d - product - productError(root, root, product) + dLow) / (root + root) : 0;
  const u = root > t ? root + t : t + root;
  const uLow = (root > t ? root - u + t : t - u + root) + rootLow;
  const sum = 1 + u;
  const part = sum - 1;
  const low = 1 - (sum - part) + (u - part) + uLow;
  let y = logSum64(sum, low);
  if (x > 1e9) y = logFar(x) + 0.6931471805599453;
  return x >= 1 ? y : NaN;
}

const atanh64Scope = { logSum64, logTail64, productError };

function atanh64(x: number, { logSum64, logTail64, productError }: typeof atanh64Scope): number {
  const a = Math.abs(x);
  // Up to 0.17 the tail of the logarithm is that of 2 atanh itself.
  const small = a + 0.5 * a * logTail64(a * a);
  const above = 1 + a;
  const aboveLow = a - (above - 1);
  const below = 1 - a;
  const belowLow = 1 - below - a;
  const q = above / below;
  const product = q * below;
  const qLow = (above - product - productError(q, below, product) + aboveLow - q * belowLow) / below;
  const y = a < 0.17 ? small : 0.5 * logSum64(q, qLow);
  const size = a < 1 ? y : a === 1 ? Infinity : NaN;
  return a < 7.450580596923828e-9 ? x : x < 0 ? -size : size;
}

export const asinh: LibraryEntry = {
  float32: { fn: asinh32, scope: wideScope },
  float64: { fn: asinh64, scope: asinh64Scope, rare: [logFar] },
};

export const acosh: LibraryEntry = {
  float32: { fn: acosh32, scope: wideScope },
  float64: { fn: acosh64, scope: acosh64Scope, rare: [logFar] },
};

export const atanh: LibraryEntry = {
  float32: { fn: atanh32, scope: wideScope },
  float64: { fn: atanh64, scope: atanh64Scope },
};
