/** Values at which engines go wrong, and columns of all pairs of them. */

const float32s = [
  0,
  0.5,
  1,
  1.5,
  2,
  2.5,
  3,
  7,
  10,
  0.1,
  1e-3,
  100.25,
  4097,
  8388607.5,
  8388609,
  16777215,
  16777217,
  1e9,
  2147483520,
  2147483648,
  3e9,
  4294967296,
  6442450944,
  1e20,
  2 ** 54,
  1e30,
  3.4028234663852886e38,
  1e-30,
  1.1754943508222875e-38,
  1e-40,
  1.401298464324817e-45,
  Number.POSITIVE_INFINITY,
];

export const floats: readonly number[] = [
  ...float32s.flatMap((value) => [Math.fround(value), Math.fround(-value)]),
  Number.NaN,
];

export const integers: readonly number[] = [
  0, 1, -1, 2, -2, 3, -3, 5, 7, -7, 31, 32, 33, 255, 256, 65535, 65536, -65536, 46341, 16777215, 16777216,
  16777217, -16777217, 123456789, -987654321, 1073741824, 2147483646, 2147483647, -2147483647, -2147483648,
];

/** All pairs of values, as two columns. */
export const pairs = (values: readonly number[]): [number[], number[]] => [
  values.flatMap((value) => values.map(() => value)),
  values.flatMap(() => values),
];
