/**
 * Sine and cosine: the argument less the nearest multiple of π/2, that taken off in parts whose products with the
 * multiple are exact (Cody and Waite, Software Manual for the Elementary Functions, 1980, chapter 8), then the two
 * polynomials on |r| ≤ π/4, of which the quadrant chooses. What rounding takes from r enters to first order, as in
 * Sun's fdlibm. The CPU family's coefficients; huge arguments are reduced by `reduceHuge`.
 */
import { scoped } from "@lockstep/core";
import { float32Bits, float32FromBits, type LibraryDefinition, toInt32 } from "@lockstep/core/math";
import { sizeBits } from "./bits.js";
import { angleOf, quadrantOf, reduceHuge } from "./reduce-huge.js";

const quadrantScope = { float32Bits, float32FromBits };

function sinQuadrant(
  r: number,
  low: number,
  quadrant: number,
  { float32Bits, float32FromBits }: typeof quadrantScope,
): number {
  const z = r * r;
  const w = z * z;
  const sine = r + (r * (z * -0.16666655 + w * (0.008332189 + z * -0.00019518187)) + low);
  const cosine = 1 - (0.5 * z - w * (0.041666646 + z * -0.0013887301 + w * 2.4430676e-5));
  return float32FromBits(float32Bits((quadrant & 1) === 0 ? sine : cosine) ^ ((quadrant & 2) << 30));
}

/** sin(r + low + quadrant · π/2) for |r| ≤ π/4. */
const inQuadrant = scoped(sinQuadrant, quadrantScope);
const hugeScope = { angleOf, inQuadrant, quadrantOf, reduceHuge, sizeBits, toInt32 };

function sinHuge(
  x: number,
  quadrant: number,
  { angleOf, inQuadrant, quadrantOf, reduceHuge, sizeBits, toInt32 }: typeof hugeScope,
): number {
  if (sizeBits(x) >= 0x7f800000) return NaN;
  const code = reduceHuge(x, toInt32(0));
  return inQuadrant(angleOf(code), 0, quadrantOf(code) + quadrant);
}

const huge = scoped(sinHuge, hugeScope);
const shiftedScope = { float32Bits, huge, inQuadrant, sizeBits };

function sinShifted(
  x: number,
  quadrant: number,
  { float32Bits, huge, inQuadrant, sizeBits }: typeof shiftedScope,
): number {
  const n = Math.floor(x * 0.63661975 + 0.5);
  const b = x - n * 1.5708008 - n * -4.454516e-6;
  const c = n * 6.0771006e-11;
  const r = b - c;
  // In 1.5 · 2²³ + n the bits of n stand lowest.
  let y = inQuadrant(r, b - r - c, float32Bits(n + 12582912) + quadrant);
  // Beyond 4000, or NaN.
  if (sizeBits(x) > 0x457a0000) y = huge(x, quadrant);
  return y;
}

/** sin(x + quadrant · π/2). */
const shifted = scoped(sinShifted, shiftedScope);
const scope = { shifted, sizeBits, toInt32 };

function sinOf(x: number, { shifted, sizeBits, toInt32 }: typeof scope): number {
  const y = shifted(x, toInt32(0));
  return sizeBits(x) < 0x39800000 ? x : y;
}

function cosOf(x: number, { shifted, toInt32 }: typeof scope): number {
  return shifted(x, toInt32(1));
}

const rare = [huge, reduceHuge];

export const sin: LibraryDefinition = { fn: sinOf, scope, rare };
export const cos: LibraryDefinition = { fn: cosOf, scope, rare };
