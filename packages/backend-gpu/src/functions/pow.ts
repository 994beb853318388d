/**
 * Powers: exp(y log x). The product reaches 88, where an error in its last place would cost a hundred units of the
 * result, so the logarithm is computed in two parts to about 34 bits, from a table, and multiplied by y likewise: the
 * upper parts are cut to half a float32's bits, so that their product is exact (Dekker, "A floating-point technique for
 * extending the available precision", Numerische Mathematik 18, 1971). The CPU family's method for float64.
 */
import { scoped } from "@lockstep/core";
import {
  expTail32,
  float32Bits,
  float32FromBits,
  type LibraryDefinition,
  lookup,
  toFloat32,
} from "@lockstep/core/math";
import { powerOfTwo, sizeBits, upperBits } from "./bits.js";
import { logsHigh, logsLow, reciprocals } from "./log-pieces.js";

const finiteScope = {
  expTail32,
  float32FromBits,
  logsHigh,
  logsLow,
  lookup,
  powerOfTwo,
  reciprocals,
  toFloat32,
  upperBits,
};

function powFinite(
  bits: number,
  y: number,
  {
    expTail32,
    float32FromBits,
    logsHigh,
    logsLow,
    lookup,
    powerOfTwo,
    reciprocals,
    toFloat32,
    upperBits,
  }: typeof finiteScope,
): number {
  // x = 2ᵏ z, with z from 0.703125 to 1.40625 and its piece of the table.
  const place = bits - 0x3f340000;
  const piece = (place >> 19) & 15;
  const k = toFloat32(place >> 23);
  const z = float32FromBits((bits - (place & -0x800000)) | 0);
  const zHigh = upperBits(z);

  // r = z q − 1 in two parts: q is so short that both products are exact.
  const q = lookup(reciprocals, piece);
  const a = zHigh * q - 1;
  const b = (z - zHigh) * q;
  const r = a + b;
  const carried = r - a;
  const rLow = a - (r - carried) + (b - carried);

  // log x = k ln 2 − log q + r − r²/2 + r³ …, the large terms first and without error.
  const base = k * 0.69317627 + lookup(logsHigh, piece);
  const first = base + r;
  const rTop = upperBits(r);
  const square = -0.5 * rTop * rTop;
  const second = first + square;
  const tail = 0.33333325 + r * (-0.2499999 + r * (0.20023264 + r * -0.16690208));
  const rest =
    k * -2.9088971e-5 +
    lookup(logsLow, piece) +
    (base - first + r) +
    (first - second + square) +
    (rLow - r * rLow - 0.5 * (r + rTop) * (r - rTop)) +
    r * r * r * tail;
  const log = second + rest;
  const logTop = upperBits(log);
  const logRest = second - logTop + rest;

  // The product with y, in two parts.
  const yTop = upperBits(y);
  const product = yTop * logTop;
  const productLow = yTop * logRest + (y - yTop) * (logTop + logRest);
  const whole = product + productLow;

  const n = Math.floor(whole * Math.LOG2E + 0.5);
  const s = product - n * 0.69317627 - (n * -2.9088971e-5 - productLow);
  const half = Math.floor(n * 0.5);
  const value = (1 + (s + s * s * expTail32(s))) * powerOfTwo(half) * powerOfTwo(n - half);
  return whole > 89 ? Infinity : whole < -104 ? 0 : value;
}

/** The power y of the positive normal number that has these bits, for a finite y. */
const finite = scoped(powFinite, finiteScope);
const edgeScope = { float32Bits, sizeBits };

/** Whatever is not a finite power of a positive normal number; `z` is |x| ** y, right where both are such. */
function powEdge(x: number, y: number, z: number, { float32Bits, sizeBits }: typeof edgeScope): number {
  const a = sizeBits(x);
  const b = sizeBits(y);
  const negative = float32Bits(x) < 0;
  const falls = float32Bits(y) < 0;
  if (b < 0x00800000) return 1;
  if (a > 0x7f800000 || b > 0x7f800000) return NaN;
  if (b === 0x7f800000) {
    if (a === 0x3f800000) return NaN;
    return a > 0x3f800000 === falls ? 0 : Infinity;
  }
  const size = Math.abs(y);
  const isWhole = Math.floor(size) === size;
  const half = size * 0.5;
  const isOdd = isWhole && Math.floor(half) !== half;
  if (a < 0x00800000 || a === 0x7f800000) {
    const value = (a === 0x7f800000) === falls ? 0 : Infinity;
    return isOdd && negative ? -value : value;
  }
  if (!isWhole) return NaN;
  return isOdd ? -z : z;
}

const edge = scoped(powEdge, edgeScope);
const scope = { edge, finite, float32Bits, sizeBits };

function powOf(x: number, y: number, { edge, finite, float32Bits, sizeBits }: typeof scope): number {
  let z = finite(sizeBits(x), y);
  const isRare = ((float32Bits(x) + 0x7f800000) | 0) >= -0x01000000;
  if (isRare || sizeBits(y) >= 0x7f800000) z = edge(x, y, z);
  return z;
}

export const pow: LibraryDefinition = { fn: powOf, scope, rare: [edge] };
