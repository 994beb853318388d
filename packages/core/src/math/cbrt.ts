/**
 * The cube root: a third of the exponent gives five bits, each of two steps of Halley's iteration triples them, and
 * one more from a value cut to half its bits, whose square is exact, leaves the rounding of the last sum alone
 * (Kahan's scheme, as told in Sun's fdlibm). The first guess is a float32, for the reason that `log` gives.
 */
import { float32Bits, float32FromBits, toFloat32, toFloat64, toInt32 } from "./intrinsics.js";
import type { LibraryEntry } from "./library.js";
import { scoped } from "./scoped.js";
import { upperHalf } from "./split.js";

const guessScope = { float32Bits, float32FromBits, toFloat32, toFloat64, toInt32 };

/** To some 2⁻⁴⁵, for y from 1.2e-38 to 3.4e38. */
function approximate(
  y: number,
  { float32Bits, float32FromBits, toFloat32, toFloat64, toInt32 }: typeof guessScope,
): number {
  const third = toInt32(toFloat64(float32Bits(toFloat32(y))) * 0.3333333333333333);
  const t = toFloat64(float32FromBits(third + 709921077));
  const cube = t * t * t;
  const u = t * ((cube + (y + y)) / (cube + cube + y));
  const next = u * u * u;
  return u * ((next + (y + y)) / (next + next + y));
}

const approximation = scoped(approximate, guessScope);
const positiveScope = { approximation, upperHalf };

function cbrtPositive64(y: number, { approximation, upperHalf }: typeof positiveScope): number {
  const short = upperHalf(approximation(y));
  const quotient = y / (short * short);
  return short + short * ((quotient - short) / (short + short + quotient));
}

const positive = scoped(cbrtPositive64, positiveScope);
const farScope = { positive, toFloat64 };

/** For a size that float32 does not reach: 2²⁴⁰ has the cube root 2⁸⁰. */
function cbrtFar64(size: number, { positive, toFloat64 }: typeof farScope): number {
  let y = size;
  let back = toFloat64(1);
  while (y > 0 && y < 1.2e-38) {
    y *= 1.7668470647783843e72;
    back *= 8.271806125530277e-25;
  }
  while (y > 3e38 && y < Infinity) {
    y *= 5.659799424266695e-73;
    back *= 1.2089258196146292e24;
  }
  return y > 0 && y < Infinity ? positive(y) * back : size;
}

const far = scoped(cbrtFar64, farScope);
const cbrt64Scope = { far, positive };

function cbrt64(x: number, { far, positive }: typeof cbrt64Scope): number {
  const size = Math.abs(x);
  let y = positive(size);
  if (!(size >= 1.2e-38 && size <= 3e38)) y = far(size);
  return x === 0 ? x : x < 0 ? -y : y;
}

const cbrt32Scope = { approximation, toFloat32, toFloat64 };

function cbrt32(x: number, { approximation, toFloat32, toFloat64 }: typeof cbrt32Scope): number {
  const size = toFloat64(Math.abs(x));
  // 2⁴⁸, whose cube root is 2¹⁶, makes a normal number of a subnormal one.
  const subnormal = size < 1.2e-38;
  const root = approximation(subnormal ? size * 281474976710656 : size);
  const y = toFloat32(subnormal ? root * 0.0000152587890625 : root);
  return size > 0 && size < Infinity ? (x < 0 ? -y : y) : x;
}

export const cbrt: LibraryEntry = {
  float32: { fn: cbrt32, scope: cbrt32Scope },
  float64: { fn: cbrt64, scope: cbrt64Scope, rare: [far] },
};
