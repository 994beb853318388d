/**
 * The arctangent, of one value and of two: a polynomial in t² for |t| ≤ ½, to which π/4 + atan((x − 1) / (x + 1)) and
 * π/2 − atan(1 / x) bring every other argument (Cody and Waite, 1980, chapter 11). atan2 forms the quotients from
 * both its values at once, scaled by a power of two so that neither a sum overflows nor a difference vanishes. The CPU
 * family's coefficients.
 */
import { scoped } from "@lockstep/core";
import { atanTail32, float32Bits, float32FromBits, type LibraryDefinition } from "@lockstep/core/math";
import { sizeBits, withSign } from "./bits.js";
import { quotient } from "./division.js";

const atanScope = { atanTail32, quotient, withSign };

function atanOf(x: number, { atanTail32, quotient, withSign }: typeof atanScope): number {
  const size = Math.abs(x);
  // From some 10⁸ on it rounds to π/2.
  const a = size > 1e30 ? 1e30 : size;
  const near = a < 0.5;
  const far = a > 2;
  const t = near ? a : quotient(far ? -1 : a - 1, far ? a : a + 1);
  // Multiples of π/4 in two parts.
  const base = near ? 0 : far ? 1.5707964 : 0.7853982;
  const baseLow = near ? 0 : far ? -4.371139e-8 : -2.1855694e-8;
  return withSign(base + (t + (t * atanTail32(t * t) + baseLow)), x);
}

const edgeScope = { float32Bits, sizeBits, withSign };

/** For a zero, an infinity or NaN. */
function atan2Edge(y: number, x: number, { float32Bits, sizeBits, withSign }: typeof edgeScope): number {
  const a = sizeBits(x);
  const b = sizeBits(y);
  if (a > 0x7f800000 || b > 0x7f800000) return NaN;
  const back = float32Bits(x) < 0;
  const diagonal = back ? 2.3561945 : 0.7853982;
  const along = back ? Math.PI : 0;
  const infinite = a === 0x7f800000 ? (b === 0x7f800000 ? diagonal : along) : 1.5707964;
  return withSign(b === 0x7f800000 || a === 0x7f800000 ? infinite : along, y);
}

const edge = scoped(atan2Edge, edgeScope);
const atan2Scope = { atanTail32, edge, float32Bits, float32FromBits, quotient, withSign };

function atan2Of(
  y: number,
  x: number,
  { atanTail32, edge, float32Bits, float32FromBits, quotient, withSign }: typeof atan2Scope,
): number {
  const a = float32Bits(x) & 0x7fffffff;
  const b = float32Bits(y) & 0x7fffffff;
  const steep = b > a;
  const back = float32Bits(x) < 0;
  const most = steep ? b : a;
  // The larger side comes to lie between 2 and 4.
  const scale = float32FromBits(0x7f800000 - (most & 0x7f800000));
  const larger = float32FromBits(most) * scale;
  const smaller = float32FromBits(steep ? a : b) * scale;
  const direct = smaller + smaller < larger;
  // A tiny quotient is the angle itself, and is made larger for as long as it is computed.
  const tiny = smaller < 1e-18;
  const lifted = smaller * (tiny ? 1.8446744073709552e19 : 1);
  const size = quotient(direct ? lifted : smaller - larger, direct ? larger : smaller + larger);
  const lowered = size * (tiny ? 5.421010862427522e-20 : 1);
  const t = steep === back ? lowered : -lowered;
  // The angle is a multiple of π/4, which is 0.78515625 + 0.00024…, plus atan t.
  const inner = direct ? 0 : 1;
  const fromAxis = steep ? 2 - inner : inner;
  const octants = back ? 4 - fromAxis : fromAxis;
  let angle = withSign(octants * 0.78515625 + (t + (t * atanTail32(t * t) + octants * 0.00024191341)), y);
  if (most < 0x00800000 || most >= 0x7f800000) angle = edge(y, x);
  return angle;
}

export const atan: LibraryDefinition = { fn: atanOf, scope: atanScope };
export const atan2: LibraryDefinition = { fn: atan2Of, scope: atan2Scope, rare: [edge] };
