/**
 * log(1 + x): what rounding takes from the sum 1 + x is known exactly (Knuth's two-sum, The Art of Computer
 * Programming 2, section 4.2.2) and goes into the logarithm to first order. float32 goes through float64, and by the
 * series' first terms where that sum would keep too little of x.
 */
import { toFloat32, toFloat64 } from "./intrinsics.js";
import type { LibraryEntry } from "./library.js";
import { logFar } from "./log.js";
import { logSum64 } from "./log-sum.js";
import { logWide } from "./wide.js";

const log1p32Scope = { logWide, toFloat32, toFloat64 };

function log1p32(x: number, { logWide, toFloat32, toFloat64 }: typeof log1p32Scope): number {
  const y = toFloat64(x);
  const series = y * (1 - y * (0.5 - y * 0.3333333333333333));
  const result = Math.abs(x) < 0.00024414062 ? series : logWide(1 + y);
  return x > -1 && x < Infinity ? toFloat32(result) : x === -1 ? -Infinity : x > -1 ? x : NaN;
}

const log1p64Scope = { logFar, logSum64 };

function log1p64(x: number, { logFar, logSum64 }: typeof log1p64Scope): number {
  const sum = 1 + x;
  const part = sum - 1;
  let y = logSum64(sum, 1 - (sum - part) + (x - part));
  if (Math.abs(x) < 5.551115123125783e-17) y = x;
  if (!(x > -1 && x < 1e18)) y = logFar(sum);
  return y;
}

export const log1p: LibraryEntry = {
  float32: { fn: log1p32, scope: log1p32Scope },
  float64: { fn: log1p64, scope: log1p64Scope, rare: [logFar] },
};
