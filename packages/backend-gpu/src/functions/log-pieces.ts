/**
 * For each of 16 pieces of [0.703125, 1.40625): an approximate reciprocal q of nine bits (1 around 1), so near that
 * |z q − 1| ≤ 1/32 for the z of its piece, and −log q in two parts, the first a multiple of 2⁻¹⁴ so that it adds to
 * such multiples of ln 2 without error (Tang, "Table-driven implementation of the logarithm function", ACM TOMS 16,
 * 1990). A test derives them again.
 */
export const reciprocals: readonly number[] = [
  356, 341, 328, 315, 303, 293, 282, 273, 264, 256, 241, 228, 216, 205, 195, 186,
].map((units) => units / 256);

export const logsHigh: readonly number[] = [
  -5403, -4697, -4061, -3398, -2762, -2212, -1585, -1053, -504, 0, 989, 1898, 2784, 3640, 4459, 5234,
].map((units) => units / 16384);

export const logsLow: readonly number[] = [
  1.9662846e-5, -2.2903898e-5, 2.7605627e-5, 2.2665915e-6, 2.3740533e-5, 1.4601087e-5, 1.1096197e-5,
  -2.4331173e-5, -9.939917e-6, 0, 1.6741458e-5, -1.2911038e-5, -2.2838205e-5, -5.0340884e-7, 2.2124197e-5,
  -2.7237045e-5,
].map(Math.fround);
