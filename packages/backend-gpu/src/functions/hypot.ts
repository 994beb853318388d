/**
 * √(x² + y²), both scaled by a power of two so that squares neither overflow nor vanish. About 1 ULP: two roundings
 * under the root count half.
 */
import { float32FromBits, type LibraryDefinition } from "@lockstep/core/math";
import { sizeBits } from "./bits.js";
import { squareRoot } from "./division.js";

const scope = { float32FromBits, sizeBits, squareRoot };

function hypotOf(x: number, y: number, { float32FromBits, sizeBits, squareRoot }: typeof scope): number {
  const a = sizeBits(x);
  const b = sizeBits(y);
  const most = (a > b ? a : b) & 0x7f800000;
  // The larger side comes to lie between 2 and 4; what counts as zero stays it.
  const exponent = most === 0 ? 0x00800000 : most;
  const scale = float32FromBits(0x7f800000 - exponent);
  const p = x * scale;
  const q = y * scale;
  const root = 0.5 * squareRoot(p * p + q * q) * float32FromBits(exponent);
  return a === 0x7f800000 || b === 0x7f800000 ? Infinity : a > 0x7f800000 || b > 0x7f800000 ? NaN : root;
}

export const hypot: LibraryDefinition = { fn: hypotOf, scope };
