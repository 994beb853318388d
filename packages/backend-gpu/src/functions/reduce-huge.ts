/**
 * The remainder of a huge argument by π/2, after Payne and Hanek ("Radian reduction for trigonometric functions", ACM
 * SIGNUM 18, 1983): x · 2/π is multiplied out in int32, digit by digit in base 2¹², so that sums of products of digits
 * do not wrap; digits of 2/π that only add multiples of four are left out. More than 68 bits behind the point remain,
 * and no float32 is nearer than 2⁻³⁰ to a multiple of π/2.
 */
import { scoped } from "@lockstep/core";
import { float32Bits, float32FromBits, lookup, toFloat32, toInt32, twoOverPi } from "@lockstep/core/math";
import { upperBits } from "./bits.js";

/** The digits of 2/π in base 2¹², from that of weight 2¹². */
const digits: readonly number[] = [
  0,
  0,
  ...twoOverPi.slice(3, 12).flatMap((pair) => [pair >> 12, pair & 4095]),
];

const scope = { digits, float32Bits, lookup, toFloat32, toInt32, upperBits };

/**
 * x = (n + r) π/2 with |r| ≤ ½, for a finite |x| ≥ 2¹¹. A kernel function has one result: for part 0 it is the bits of
 * r π/2, whose exponent is raised by 40 for each of n modulo 4; for part 1 the bits of what float32 leaves off that.
 */
function reduce(
  x: number,
  part: number,
  { digits, float32Bits, lookup, toFloat32, toInt32, upperBits }: typeof scope,
): number {
  const bits = float32Bits(x);
  const significand = (bits & 0x7fffff) | 0x800000;
  // |x| = significand · 2ᵉ, with e + 12 = 12 k + shift; 43691 / 2¹⁹ is 1/12 here.
  const e = ((bits >> 23) & 255) - 138;
  const k = (e * 43691) >> 19;
  const shift = e - 12 * k;
  const first = (significand << shift) & 4095;
  const second = ((significand << shift) >> 12) & 4095;
  const third = significand >> (24 - shift);

  // Digits of the product from the last, rounded to nearest, from −2¹¹ to 2¹¹: then a small fraction has leading zeros
  // on either side, and no sum cancels. The digit of weight 1 comes last and is left as it is.
  let value = toInt32(0);
  let fraction = toFloat32(0);
  let low = toFloat32(0);
  for (let i = 7; i >= 0; i--) {
    const carry = (value + 2048) >> 12;
    const digit = toFloat32(value - (carry << 12));
    const sum = digit + fraction;
    low = (low + (fraction - (sum - digit))) * 0.000244140625;
    fraction = sum * 0.000244140625;
    value =
      first * lookup(digits, k + i) +
      second * lookup(digits, k + i + 1) +
      third * lookup(digits, k + i + 2) +
      carry;
  }
  // Times π/2, of which the first part is so short that the larger product is exact.
  const top = upperBits(fraction);
  const rest = top * -4.454455e-6 + (fraction - top + low) * 1.5707964;
  const angle = top * 1.5708008 + rest;
  const left = top * 1.5708008 - angle + rest;
  const sign = bits & -0x80000000;
  const quadrant = (bits < 0 ? -value : value) & 3;
  return part === 0 ? (float32Bits(angle) ^ sign) + quadrant * 0x14000000 : float32Bits(left) ^ sign;
}

export const reduceHuge = scoped(reduce, scope);

/** n modulo 4 of what `reduceHuge` gives: exponents of r π/2 are from 88 to 126, and 205 / 2¹³ is 1/40 here. */
export function quadrantOf(code: number): number {
  return ((((code >> 23) & 255) - 88) * 205) >> 13;
}

const angleScope = { float32FromBits, quadrantOf };

function angle(code: number, { float32FromBits, quadrantOf }: typeof angleScope): number {
  return float32FromBits(code - quadrantOf(code) * 0x14000000);
}

/** r π/2 of what `reduceHuge` gives. */
export const angleOf = scoped(angle, angleScope);
