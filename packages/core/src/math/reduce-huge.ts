/**
 * The remainder of a huge argument by π/2, after Payne and Hanek ("Radian reduction for trigonometric functions", ACM
 * SIGNUM 18, 1983): x · 2/π is multiplied out digit by digit in base 2²⁴, leaving out the digits of 2/π that only add
 * multiples of four. More than 120 bits behind the point remain, and no double is nearer than 2⁻⁶² to a multiple of π/2.
 */
import { float64FromWords, float64High, float64Low, lookup, toFloat64 } from "./intrinsics.js";
import { scoped } from "./scoped.js";
import { productError } from "./split.js";
import { twoOverPi } from "./two-over-pi.js";

const reduceScope = {
  float64High,
  float64Low,
  float64FromWords,
  lookup,
  productError,
  toFloat64,
  twoOverPi,
};

/**
 * x = (n + r) π/2 with |r| ≤ ½, for a finite |x| ≥ 64. A kernel function has one result, so it is called for each
 * `part`: 0 gives n modulo 4, 1 gives r π/2, and 2 what float64 leaves off that.
 */
function reduceHuge64(
  x: number,
  part: number,
  {
    float64High,
    float64Low,
    float64FromWords,
    lookup,
    productError,
    toFloat64,
    twoOverPi,
  }: typeof reduceScope,
): number {
  const size = Math.abs(x);
  const high = float64High(size);
  // size = y · 2²⁴ᵏ with y from 2⁴ to 2²⁸; 43691 / 2²⁰ is 1/24 here.
  const k = (((high >> 20) - 1027) * 43691) >> 20;
  const y = float64FromWords((high - ((k * 24) << 20)) | 0, float64Low(size));
  const first = Math.floor(y);
  const rest = (y - first) * 16777216;
  const second = Math.floor(rest);
  const third = (rest - second) * 16777216;

  // Digits from the last, each with its product and the carry below 2⁵³ and so exact. They are rounded to nearest,
  // from −2²³ to 2²³: then a small fraction has leading zeros on either side, and no sum cancels.
  let carry = toFloat64(0);
  let r = toFloat64(0);
  let low = toFloat64(0);
  let digit = toFloat64(0);
  for (let i = 7; i >= 0; i--) {
    const sum = digit + r;
    low = (low + (r - (sum - digit))) * 5.960464477539063e-8;
    r = sum * 5.960464477539063e-8;
    const value =
      first * toFloat64(lookup(twoOverPi, k + i + 2)) +
      second * toFloat64(lookup(twoOverPi, k + i + 1)) +
      third * toFloat64(lookup(twoOverPi, k + i)) +
      carry;
    carry = Math.floor(value * 5.960464477539063e-8 + 0.5);
    digit = value - carry * 16777216;
  }
  const whole = digit + carry * 16777216;

  // Times π/2 = 1.57079632… + 6.1…e-17.
  const product = r * 1.5707963267948966;
  const left =
    productError(r, toFloat64(1.5707963267948966), product) +
    r * 6.123233995736766e-17 +
    low * 1.5707963267948966;
  const result = product + left;
  const quotient = whole - 4 * Math.floor(whole * 0.25);
  const chosen = part === 0 ? quotient : part === 1 ? result : left - (result - product);
  return x < 0 ? -chosen : chosen;
}

/** To stay a call: it is used three times and is long. */
export const reduceHuge = scoped(reduceHuge64, reduceScope);
