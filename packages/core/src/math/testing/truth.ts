/**
 * How far a result lies from the true value, which MPFR computes: correctly rounded to 200 bits, for any argument and
 * every library function ("MPFR: a multiple-precision binary floating-point library with correct rounding", ACM TOMS
 * 33, 2007), here as WebAssembly.
 */
import { init } from "gmp-wasm";
import type { LibraryFunction } from "../../kernel/functions.js";

export type FloatType = "float32" | "float64";

const { binding: mpfr } = await init();
const nearest = 0;
const number = (bits: number) => {
  const at = mpfr.mpfr_t();
  mpfr.mpfr_init2(at, bits);
  return at;
};
const [first, second, limit] = [number(53), number(53), number(53)];
const [value, gap] = [number(200), number(200)];

const formats = {
  float32: { bits: 24, least: -126, most: 127 },
  float64: { bits: 53, least: -1022, most: 1023 },
} as const;

const words = new DataView(new ArrayBuffer(8));

/** The exponent of a double's leading bit, for normal ones. */
function exponentOf(x: number): number {
  words.setFloat64(0, x);
  return ((words.getInt32(0) >> 20) & 0x7ff) - 1023;
}

const takesTwo: ReadonlySet<LibraryFunction> = new Set(["atan2", "hypot", "pow"] as const);

/**
 * |result − fn(x, y)| in units of the last place that `type` has around the truth; functions of one value ignore y.
 * An infinite result counts as the power of two above the largest finite number, as does a truth beyond it. Arguments
 * must be finite, and the truth a number.
 */
export function ulpsFrom(fn: LibraryFunction, x: number, y: number, result: number, type: FloatType): number {
  const { bits, least, most } = formats[type];
  mpfr.mpfr_set_d(first, x, nearest);
  mpfr.mpfr_set_d(second, y, nearest);
  const compute = mpfr[`mpfr_${fn}`] as (...args: number[]) => number;
  if (takesTwo.has(fn)) compute(value, first, second, nearest);
  else compute(value, first, nearest);
  const truth = mpfr.mpfr_get_d(value, nearest);
  if (Number.isNaN(result) || Number.isNaN(truth)) return Number.POSITIVE_INFINITY;
  // 2 to the power most + 1, which float64 itself does not hold.
  mpfr.mpfr_set_d(limit, 1, nearest);
  mpfr.mpfr_mul_2si(limit, limit, most + 1, nearest);
  if (mpfr.mpfr_cmpabs(value, limit) > 0) mpfr.mpfr_mul_d(value, limit, Math.sign(truth), nearest);
  if (Number.isFinite(result)) mpfr.mpfr_d_sub(gap, result, value, nearest);
  else {
    mpfr.mpfr_mul_d(limit, limit, Math.sign(result), nearest);
    mpfr.mpfr_sub(gap, limit, value, nearest);
  }
  const exponent = Math.min(most, Math.max(least, exponentOf(truth)));
  mpfr.mpfr_mul_2si(gap, gap, bits - 1 - exponent, nearest);
  return Math.abs(mpfr.mpfr_get_d(gap, nearest));
}
