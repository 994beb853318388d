/** The values at which operators and functions go wrong first, for each dtype. */
import type { Dtype } from "@lockstep/core";

const { PI, fround } = Math;

/**
 * Zeros, infinities, NaN, the ends of the ranges, halves (rounding), the ends of exact integers, multiples of
 * π.
 */
const float = [
  0,
  -0,
  1,
  -1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  0.5,
  -0.5,
  1.5,
  -1.5,
  2.5,
  -2.5,
  2,
  -2,
  3,
  -7,
  10,
  0.1,
  -0.1,
  1e-3,
  0.75,
  0.999,
  -0.999,
  1.001,
  PI,
  -PI,
  PI / 2,
  -PI / 2,
  PI / 4,
  2 * PI,
  100 * PI,
  1e4,
  40,
  -40,
  88.5,
  -88.5,
  2 ** 24 - 1,
  2 ** 24 + 2,
  2 ** 31,
  -(2 ** 31),
  2 ** 31 - 128,
  2 ** 32,
  1e10,
  -1e10,
  0.49999997,
];

const float32 = [
  ...float,
  2 ** -149,
  -(2 ** -149),
  2 ** -127,
  -(2 ** -127),
  2 ** -126,
  -(2 ** -126),
  3.4028234663852886e38,
  -3.4028234663852886e38,
  1.1754943508222875e-38,
  1 + 2 ** -23,
  1 - 2 ** -24,
  1e30,
  -1e30,
  1e-30,
  8388607.5,
  103.97,
];

const float64 = [
  ...float,
  5e-324,
  -5e-324,
  2 ** -1023,
  -(2 ** -1023),
  2 ** -1022,
  -(2 ** -1022),
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  1 + 2 ** -52,
  1 - 2 ** -53,
  1 + 2 ** -40,
  1e300,
  -1e300,
  1e-300,
  2 ** 53 - 1,
  -(2 ** 53),
  0.49999999999999994,
  4503599627370495.5,
  709.7,
  -745.1,
];

const int32 = [
  0,
  1,
  -1,
  2,
  -2,
  3,
  -3,
  5,
  7,
  -7,
  8,
  10,
  31,
  32,
  33,
  100,
  127,
  128,
  -128,
  255,
  256,
  -256,
  1000,
  46340,
  46341,
  -46341,
  65535,
  65536,
  2 ** 24,
  2 ** 24 + 1,
  2 ** 30,
  -(2 ** 30),
  2 ** 31 - 2,
  2 ** 31 - 1,
  -(2 ** 31),
  -(2 ** 31) + 1,
];

const uint8 = [0, 1, 2, 3, 4, 5, 7, 8, 10, 15, 16, 17, 31, 32, 63, 64, 100, 127, 128, 129, 200, 254, 255];

/** All of them, each representable in its dtype. */
export const specialValues: Readonly<Record<Dtype, readonly number[]>> = {
  bool: [0, 1],
  uint8,
  int32,
  float32: float32.map(fround),
  float64,
};

/** A dozen of each, for tables of three arguments and for the repeats of a table with numbers in it. */
export const fewValues: Readonly<Record<Dtype, readonly number[]>> = {
  bool: [0, 1],
  uint8: [0, 1, 2, 7, 127, 128, 200, 255],
  int32: [0, 1, -1, 2, -7, 32, 46341, 2 ** 31 - 1, -(2 ** 31)],
  float32: [
    0,
    -0,
    1,
    -1.5,
    2.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    1e30,
    0.1,
  ].map(fround),
  float64: [0, -0, 1, -1.5, 2.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300, 0.1],
};

/**
 * The share of such elements that a case may leave open: next to poles, overflows and subnormals, a loose
 * accuracy says little.
 */
export const mayBeOpenAmongSpecials = 0.25;

/** Every pair of `first` and `second`, as two lists of equal length. */
export function pairs(first: readonly number[], second: readonly number[]): [number[], number[]] {
  return [first.flatMap((a) => second.map(() => a)), first.flatMap(() => second)];
}
