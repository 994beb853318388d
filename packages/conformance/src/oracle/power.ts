/**
 * Powers, correctly rounded to a double but for one in about 2⁶⁰. `Math.pow` is not near enough to judge by: V8's
 * is hundreds of units off where the exponent is large. Here x^y is e^(y ln x) in fixed point, on integers of
 * any length.
 */

/** So many bits lie behind the point. Exponents take up to 64 of them away. */
const fraction = 256;
const shift = BigInt(fraction);
const one = 1n << shift;

/** So many of them are rounded away in the end, errors and all, so that a power that is exact, or a tie, is one. */
const guard = 96;

/** The exponential is taken of 2⁻⁸ times its argument, for a short series, and squared so many times. */
const squarings = 8n;

/** Beyond 2 to this power, or below 2 to its negative, Math.pow answers rightly with an infinity or a zero. */
const farthest = 1100;

/** As `Math.pow`, which it asks where the result is no matter of precision. */
export function power(x: number, y: number): number {
  const magnitude = Math.abs(x);
  const plain = x ** y;
  const isNumber = Number.isFinite(x) && Number.isFinite(y) && !Number.isNaN(plain);
  if (!isNumber || x === 0 || y === 0 || magnitude === 1) return plain;
  if (Math.abs(y * Math.log2(magnitude)) > farthest) return plain;
  const exponent = scaled(logarithm(magnitude), y);
  const turns = Number(exponent / ln2);
  const result = toDouble(exponential(exponent - BigInt(turns) * ln2), turns);
  return plain < 0 || Object.is(plain, -0) ? -result : result;
}

/** A double as a whole number times a power of two. */
function parts(value: number): [whole: bigint, exponent: number] {
  let exponent = Math.floor(Math.log2(Math.abs(value))) - 53;
  if (exponent < -1074) exponent = -1074;
  // In two factors: neither 2^1074 nor its inverse is a normal double.
  const half = Math.trunc(exponent / 2);
  return [BigInt(value * 2 ** -half * 2 ** -(exponent - half)), exponent];
}

/** A double in fixed point; what lies below the last bit is cut off. */
function fixed(value: number): bigint {
  const [whole, exponent] = parts(value);
  const places = fraction + exponent;
  return places >= 0 ? whole << BigInt(places) : whole >> BigInt(-places);
}

/** A number in fixed point, times a double. */
function scaled(value: bigint, factor: number): bigint {
  const [whole, exponent] = parts(factor);
  const product = value * whole;
  return exponent >= 0 ? product << BigInt(exponent) : product >> BigInt(-exponent);
}

/** e^x of a small x, by its Taylor series. */
function exponential(x: bigint): bigint {
  const small = x >> squarings;
  let sum = one;
  let term = one;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = ((term * small) >> shift) / n;
    sum += term;
  }
  for (let i = 0n; i < squarings; i++) sum = (sum * sum) >> shift;
  return sum;
}

/** The natural logarithm of a positive double: the platform's, and a step of the series from there. */
function logarithm(x: number): bigint {
  const exponent = Math.round(Math.log2(x));
  const half = Math.trunc(exponent / 2);
  const mantissa = x * 2 ** -half * 2 ** -(exponent - half);
  const near = mantissa === 1 ? 0n : fixed(Math.log(mantissa));
  const reached = exponential(near);
  const rest = ((fixed(mantissa) - reached) << shift) / reached;
  const square = (rest * rest) >> shift;
  const cube = (square * rest) >> shift;
  return BigInt(exponent) * ln2 + near + rest - square / 2n + cube / 3n;
}

/** A number in fixed point times 2^turns, rounded to the nearest double, ties to even. */
function toDouble(value: bigint, turns: number): number {
  const exact = rounded(value, guard);
  const exponent = turns + guard - fraction;
  if (turns > -1022) {
    const half = Math.trunc(exponent / 2);
    // Converting a BigInt rounds so; the powers of two change no bit.
    return Number(exact) * 2 ** half * 2 ** (exponent - half);
  }
  // Next to the subnormal numbers, whose last bit is always 2^-1074.
  return Number(rounded(exact, -1074 - exponent)) * 2 ** -1074;
}

/** Without its last bits, rounded to nearest, ties to even. */
function rounded(value: bigint, bits: number): bigint {
  const cut = BigInt(bits);
  const half = 1n << (cut - 1n);
  const nearest = (value + half) >> cut;
  const isTie = (value & ((1n << cut) - 1n)) === half;
  return isTie && (nearest & 1n) === 1n ? nearest - 1n : nearest;
}

/** ln 2 = 2 artanh(1/3). */
const ln2 = ((): bigint => {
  let sum = 0n;
  let term = (2n * one) / 3n;
  for (let n = 1n; term !== 0n; n += 2n) {
    sum += term / n;
    term /= 9n;
  }
  return sum;
})();
