/**
 * log(1 + x): what rounding takes from the sum 1 + x is known exactly (Knuth's two-sum, The Art of Computer
 * Programming 2, section 4.2.2) and goes into the logarithm to first order.
 */
import { toInt32 } from "./intrinsics.js";
import type { LibraryEntry } from "./library.js";
import { logSum32, logSum64 } from "./log-sum.js";

const log1p32Scope = { logSum32 };

function log1p32(x: number, { logSum32 }: typeof log1p32Scope): number {
  const sum = 1 + x;
  const part = sum - 1;
  let y = logSum32(sum, 1 - (sum - part) + (x - part));
  if (Math.abs(x) < 2.9802322e-8) y = x;
  if (!(x > -1 && x < Infinity)) y = x === -1 ? -Infinity : x > -1 ? x : NaN;
  return y;
}

const log1p64Scope = { logSum64, toInt32 };

function log1p64(x: number, { logSum64, toInt32 }: typeof log1p64Scope): number {
  const sum = 1 + x;
  const part = sum - 1;
  let y = logSum64(sum, 1 - (sum - part) + (x - part), toInt32(0));
  if (Math.abs(x) < 5.551115123125783e-17) y = x;
  if (!(x > -1 && x < Infinity)) y = x === -1 ? -Infinity : x > -1 ? x : NaN;
  return y;
}

export const log1p: LibraryEntry = {
  float32: { fn: log1p32, scope: log1p32Scope },
  float64: { fn: log1p64, scope: log1p64Scope },
};
