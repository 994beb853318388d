/** Numbers at which float and integer operations go wrong first. */

const { fround } = Math;

/** Random in [0, 1), the same for everyone. */
export function randoms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 5) / 2 ** 27;
  };
}

const bases = [
  ...[0, 0.5, 1, 1.5, 2, 2.5, 3, 7, 10, 0.1, 1 / 3, 0.49999999999999994, 0.49999997, 5e-324, 2 ** -1022],
  ...[2 ** -149, 2 ** -126, 1e-40, 1e30, 1e300, Number.MAX_VALUE, 3.4028234663852886e38, Infinity],
  ...[2 ** 22 + 0.5, 2 ** 23 - 0.5, 2 ** 24 + 1, 2 ** 31 - 1, 2 ** 31, 2 ** 31 + 1, 2 ** 32 - 1, 2 ** 32],
  ...[2 ** 32 + 3, 4294967295.9, 2147483647.5, 2 ** 51 + 0.5, 2 ** 52 - 0.5, 2 ** 53 - 1, 2 ** 53, 1e10],
];

/** Both signs of each, and NaN. */
export const doubles: readonly number[] = [...bases, ...bases.map((value) => -value), Number.NaN];
export const floats: readonly number[] = [...new Set(doubles.map(fround))];

export const integers: readonly number[] = [
  ...[0, 1, 2, 3, 7, 31, 32, 33, 255, 256, 65535, 65536, 46341, 2 ** 24 + 1, 2 ** 30, 2 ** 31 - 1],
  ...[-1, -2, -3, -7, -31, -32, -255, -65536, -46341, -(2 ** 24) - 1, -(2 ** 31), -(2 ** 31) + 1],
];

/** Every pair of two lists, as two columns. */
export const pairsOf = (a: readonly number[], b: readonly number[]): [number[], number[]] => [
  a.flatMap((value) => b.map(() => value)),
  a.flatMap(() => b),
];
