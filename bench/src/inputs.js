/**
 * The numbers that all contenders compute with, drawn from a seeded generator, so that two runs and two contenders
 * see the same ones. They are float32, unless the process that measures says float64 before it makes a contender.
 */

/** @typedef {Float32Array | Float64Array} Numbers */

/** @type {"float32" | "float64"} */
export let dtype = "float32";

/** @param {"float32" | "float64"} wanted */
export function computeIn(wanted) {
  dtype = wanted;
}

/** An array of zeros in the dtype of this process. @param {number} length */
export const newArray = (length) =>
  dtype === "float32" ? new Float32Array(length) : new Float64Array(length);

/** Elements of the large cases. */
export const length = 1 << 20;
/** Rows and columns of the same number of elements. */
export const side = 1 << 10;
/** Rows and columns of the matrices of `matmul`. */
export const matrixSide = 512;
/** Rows and columns of the Mandelbrot picture, and the turns after which a point counts as inside. */
export const pictureSide = 512;
export const turnLimit = 200;

/**
 * `count` numbers from `low` up to `high`.
 * Generator: mulberry32 (Tommy Ettinger, public domain).
 *
 * @param {number} seed
 * @param {number} count
 * @param {number} low
 * @param {number} high
 */
export function uniform(seed, count, low, high) {
  let state = seed;
  return newArray(count).map(() => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return low + (high - low) * (((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32);
  });
}

/** Made once, when first asked for. @template T @param {() => T} make @returns {() => T} */
function once(make) {
  /** @type {{ value: T } | undefined} */
  let made;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

export const inputs = {
  a: once(() => uniform(1, length, 0, 1)),
  b: once(() => uniform(2, length, 0, 1)),
  row: once(() => uniform(3, side, 0, 1)),
  /** Around zero: for exp, sigmoid and tanh. */
  around: once(() => uniform(4, length, -4, 4)),
  /** For the logarithm. */
  above: once(() => uniform(5, length, 0.01, 100)),
  /** For the sine: several turns. */
  angles: once(() => uniform(6, length, -10, 10)),
  /** Black–Scholes: spot and strike prices, and years to go. */
  spot: once(() => uniform(7, length, 10, 100)),
  strike: once(() => uniform(8, length, 10, 100)),
  years: once(() => uniform(9, length, 0.1, 2.1)),
  left: once(() => uniform(10, matrixSide ** 2, 0, 1)),
  right: once(() => uniform(11, matrixSide ** 2, 0, 1)),
  /** Mandelbrot: the real and the imaginary part of every point. */
  real: once(() => grid((column) => -2 + (2.5 * column) / (pictureSide - 1))),
  imaginary: once(() => grid((_, row) => -1.25 + (2.5 * row) / (pictureSide - 1))),
};

/** @param {(column: number, row: number) => number} at */
function grid(at) {
  return newArray(pictureSide ** 2).map((_, i) => at(i % pictureSide, Math.floor(i / pictureSide)));
}
