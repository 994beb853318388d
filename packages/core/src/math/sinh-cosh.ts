/**
 * Hyperbolic sine and cosine from e = exp(|x|): (e ∓ 1/e) / 2, and sinh below one by a polynomial in x² of our own
 * fit. Near overflow 1/e has long vanished, and e / 2 is made by the scaling itself (Cody and Waite, 1980, chapter 12).
 */
import { callExp64, expShifted64 } from "./exp.js";
import { toFloat32, toFloat64, toInt32 } from "./intrinsics.js";
import type { LibraryEntry } from "./library.js";
import { withSign32 } from "./sign.js";
import { expWide } from "./wide.js";

const hyperbolic32Scope = { toFloat32, toFloat64, expWide, withSign32 };

function sinh32(x: number, { toFloat32, toFloat64, expWide, withSign32 }: typeof hyperbolic32Scope): number {
  const size = Math.abs(x);
  const a = size > 92 ? 92 : size;
  const e = expWide(toFloat64(a));
  return withSign32(a < 0.00024414062 ? a : toFloat32(0.5 * (e - 1 / e)), x);
}

function cosh32(x: number, { toFloat32, toFloat64, expWide }: typeof hyperbolic32Scope): number {
  const size = Math.abs(x);
  const e = expWide(toFloat64(size > 92 ? 92 : size));
  return toFloat32(0.5 * (e + 1 / e));
}

const hyperbolic64Scope = { callExp64, expShifted64, toInt32 };

function sinh64(x: number, { callExp64, expShifted64, toInt32 }: typeof hyperbolic64Scope): number {
  const a = Math.abs(x);
  const e = callExp64(a);
  const z = a * a;
  const w = z * z;
  const even = 0.008333333333332915 + w * (2.755731910847329e-6 + w * 1.6056686790131345e-10);
  const odd = 0.0001984126984158926 + w * (2.505213067856734e-8 + w * 7.775702973381064e-13);
  const tail = z * 0.16666666666666669 + w * (even + z * odd);
  let y = a < 1 ? a + a * tail : 0.5 * e - 0.5 / e;
  if (a > 708) y = expShifted64(a, toInt32(-1));
  return a < 1.4901161193847656e-8 ? x : x < 0 ? -y : y;
}

function cosh64(x: number, { callExp64, expShifted64, toInt32 }: typeof hyperbolic64Scope): number {
  const a = Math.abs(x);
  const e = callExp64(a);
  let y = 0.5 * e + 0.5 / e;
  if (a > 708) y = expShifted64(a, toInt32(-1));
  return y;
}

export const sinh: LibraryEntry = {
  float32: { fn: sinh32, scope: hyperbolic32Scope },
  float64: { fn: sinh64, scope: hyperbolic64Scope, rare: [expShifted64] },
};

export const cosh: LibraryEntry = {
  float32: { fn: cosh32, scope: hyperbolic32Scope },
  float64: { fn: cosh64, scope: hyperbolic64Scope, rare: [expShifted64] },
};
