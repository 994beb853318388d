/**
 * The remainder of a huge argument by π/2, after Payne and Hanek ("Radian reduction for trigonometric functions", ACM
 * SIGNUM 18, 1983): x · 2/π is multiplied out digit by digit in base 2²⁴, leaving out the digits of 2/π that only add
 * multiples of four. 120 bits behind the point remain, and no double is nearer than 2⁻⁶² to a multiple of π/2.
 */
import { float64FromWords, float64High, float64Low, lookup, toFloat64 } from "./intrinsics.js";
import { scoped } from "./scoped.js";

/** The digits of 2/π behind the point in base 2²⁴, after three zeros. */
const twoOverPi: readonly number[] = [
  0, 0, 0, 10680707, 7228996, 1387004, 2578385, 16069853, 12639074, 9804092, 4427841, 16666979, 11263675,
  12935607, 2387514, 4345298, 14681673, 3074569, 13734428, 16653803, 1880361, 10960616, 8533493, 3062596,
  8710556, 7349940, 6258241, 3772886, 3769171, 3798172, 8675211, 12450088, 3874808, 9961438, 366607, 15675153,
  9132554, 7151469, 3571407, 2607881, 12013382, 4155038, 6285869, 7677882, 13102053, 15825725, 473591,
  9065106, 15363067, 6271263, 9264392, 5636912,
];

const columnScope = { lookup, toFloat64, twoOverPi };

/** One digit of the product, before carries: below 2⁵³, so exact. */
function productColumn(
  first: number,
  second: number,
  third: number,
  index: number,
  { lookup, toFloat64, twoOverPi }: typeof columnScope,
): number {
  return (
    first * toFloat64(lookup(twoOverPi, index + 3)) +
    second * toFloat64(lookup(twoOverPi, index + 2)) +
    third * toFloat64(lookup(twoOverPi, index + 1))
  );
}

const column = scoped(productColumn, columnScope);
const reduceScope = { float64High, float64Low, float64FromWords, column };

/**
 * x = (n + r) π/2 with |r| ≤ ½, for a finite |x| ≥ 64. A kernel function has one result, so it is called for each
 * `part`: 0 gives n modulo 4, 1 gives r π/2, and 2 what float64 leaves off that.
 */
function reduceHuge64(
  x: number,
  part: number,
  { float64High, float64Low, float64FromWords, column }: typeof reduceScope,
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

  const v7 = column(first, second, third, k + 6);
  const c7 = Math.floor(v7 * 5.960464477539063e-8);
  const v6 = column(first, second, third, k + 5) + c7;
  const c6 = Math.floor(v6 * 5.960464477539063e-8);
  const v5 = column(first, second, third, k + 4) + c6;
  const c5 = Math.floor(v5 * 5.960464477539063e-8);
  const v4 = column(first, second, third, k + 3) + c5;
  const c4 = Math.floor(v4 * 5.960464477539063e-8);
  const v3 = column(first, second, third, k + 2) + c4;
  const c3 = Math.floor(v3 * 5.960464477539063e-8);
  const v2 = column(first, second, third, k + 1) + c3;
  const c2 = Math.floor(v2 * 5.960464477539063e-8);
  const v1 = column(first, second, third, k) + c2;
  const c1 = Math.floor(v1 * 5.960464477539063e-8);
  const v0 = column(first, second, third, k - 1) + c1;

  const fraction = (v1 - c1 * 16777216) * 16777216 + (v2 - c2 * 16777216);
  const above = fraction >= 140737488355328;
  const whole = v0 - 4 * Math.floor(v0 * 0.25);
  const quotient = above ? whole + 1 : whole;
  const a = (above ? fraction - 281474976710656 : fraction) * 3.552713678800501e-15;
  const b = ((v3 - c3 * 16777216) * 16777216 + (v4 - c4 * 16777216)) * 1.262177448353619e-29;
  const c = ((v5 - c5 * 16777216) * 16777216 + (v6 - c6 * 16777216)) * 4.484155085839415e-44;
  const sum = a + b;
  const left = b - (sum - a) + c;
  const r = sum + left;
  const tail = left - (r - sum);

  // Times π/2 = 1.57079632… + 6.1…e-17, with the error of the product (Dekker 1971).
  const product = r * 1.5707963267948966;
  const upper = float64FromWords(float64High(r), 0);
  const lower = r - upper;
  const error =
    upper * 1.570796012878418 -
    product +
    upper * 3.13916478589249e-7 +
    lower * 1.570796012878418 +
    lower * 3.13916478589249e-7;
  const low = error + r * 6.123233995736766e-17 + tail * 1.5707963267948966;
  const result = product + low;
  const remainder = low - (result - product);
  const chosen = part === 0 ? quotient : part === 1 ? result : remainder;
  return x < 0 ? -chosen : chosen;
}

export const reduceHuge = scoped(reduceHuge64, reduceScope);

/** What stays a call where `reduceHuge` is used: it is called three times and is long. */
export const rareInReduceHuge = [column, reduceHuge] as const;
