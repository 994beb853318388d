/**
 * The tangent: reduced as for sine and cosine, then a polynomial on |r| ≤ π/4; in odd quadrants −1 / tan r, with the
 * quotient's error taken back in, as in Sun's fdlibm: so it does not matter how well a card divides. Coefficients are a
 * near-minimax fit of our own.
 */
import { scoped } from "@lockstep/core";
import { float32Bits, float32FromBits, type LibraryDefinition, toInt32 } from "@lockstep/core/math";
import { sizeBits, upperBits } from "./bits.js";
import { angleOf, quadrantOf, reduceHuge } from "./reduce-huge.js";

const quadrantScope = { upperBits };

function tanQuadrant(r: number, low: number, quadrant: number, { upperBits }: typeof quadrantScope): number {
  const z = r * r;
  const series =
    0.3333335 +
    z *
      (0.13332672 +
        z * (0.05405943 + z * (0.021282934 + z * (0.010837065 + z * (8.491668e-5 + z * 0.0043797367)))));
  const correction = r * (z * series) + (low + z * low);
  const tangent = r + correction;
  const rest = correction - (tangent - r);
  const upper = upperBits(tangent);
  const lower = rest + (tangent - upper);
  const inverse = -1 / tangent;
  const start = upperBits(inverse);
  const cotangent = start + inverse * (1 + start * upper + start * lower);
  return (quadrant & 1) === 0 ? tangent : cotangent;
}

/** tan(r + low + quadrant · π/2) for |r| ≤ π/4. */
const inQuadrant = scoped(tanQuadrant, quadrantScope);
const hugeScope = { angleOf, float32FromBits, inQuadrant, quadrantOf, reduceHuge, sizeBits, toInt32 };

function tanHuge(
  x: number,
  { angleOf, float32FromBits, inQuadrant, quadrantOf, reduceHuge, sizeBits, toInt32 }: typeof hugeScope,
): number {
  if (sizeBits(x) >= 0x7f800000) return NaN;
  const code = reduceHuge(x, toInt32(0));
  const low = float32FromBits(reduceHuge(x, toInt32(1)));
  return inQuadrant(angleOf(code), low, quadrantOf(code));
}

const huge = scoped(tanHuge, hugeScope);
const scope = { float32Bits, huge, inQuadrant, sizeBits };

function tanOf(x: number, { float32Bits, huge, inQuadrant, sizeBits }: typeof scope): number {
  const n = Math.floor(x * 0.63661975 + 0.5);
  // The products are exact but for the last, and what is lost of b and r is kept.
  const a = x - n * 1.5708008;
  const w = n * -4.454516e-6;
  const b = a - w;
  const c = a - b - w - n * 6.0771006e-11;
  const r = b + c;
  let y = inQuadrant(r, b - r + c, float32Bits(n + 12582912));
  if (sizeBits(x) < 0x39800000) y = x;
  // Beyond 4000, or NaN.
  if (sizeBits(x) > 0x457a0000) y = huge(x);
  return y;
}

export const tan: LibraryDefinition = { fn: tanOf, scope, rare: [huge, reduceHuge] };
