/**
 * exp and log in float64 arithmetic, as accurate as float32 results need (some 2⁻³⁰) and no more: what is awkward in
 * float32 alone (the rarer hyperbolic functions, logarithms to other bases) is computed in these and rounded once.
 * Powers of two are made as float32 for the reason that `log` gives.
 */
import { expTail32 } from "./exp-tail.js";
import { float32FromBits, float64High, float64Low, toFloat64 } from "./intrinsics.js";
import { scoped } from "./scoped.js";

const powerScope = { float32FromBits, float64Low, toFloat64 };

/** 2ⁿ for the n in t = n + 1.5 · 2⁵², from −118 to 135. */
function power(t: number, { float32FromBits, float64Low, toFloat64 }: typeof powerScope): number {
  return toFloat64(float32FromBits((float64Low(t) + 119) << 23)) * 256;
}

export const powerWide = scoped(power, powerScope);
const expScope = { expTail32, powerWide };

function exp(x: number, { expTail32, powerWide }: typeof expScope): number {
  const t = x * 1.4426950408889634 + 6755399441055744;
  const n = t - 6755399441055744;
  const r = x - n * 0.6931471805599453;
  return (1 + (r + r * r * expTail32(r))) * powerWide(t);
}

/** exp(x) for x from −80 to 92, as a float64. */
export const expWide = scoped(exp, expScope);

const logScope = { float64High, float32FromBits, toFloat64 };

function log(x: number, { float64High, float32FromBits, toFloat64 }: typeof logScope): number {
  // From float32's own range to that of float32 bits that are powers of two.
  const tiny = x < 1e-30;
  const huge = x > 1e30;
  const y = x * (tiny ? 18446744073709551616 : huge ? 5.421010862427522e-20 : 1);
  const k = (float64High(y) - 0x3fe6a09e) >> 20;
  const f = y * float32FromBits((127 - k) << 23) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const tail = 0.6666666 + z * (0.40000972 + z * (0.28498793 + z * 0.24278814));
  const n = toFloat64(tiny ? k - 64 : huge ? k + 64 : k);
  return s * (2 + z * tail) + n * 0.6931471805599453;
}

/** log(x) for a float64 x from 2⁻¹⁵⁰ to 2¹³⁰. */
export const logWide = scoped(log, logScope);
