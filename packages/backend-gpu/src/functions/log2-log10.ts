/**
 * Logarithms to base 2 and 10: the natural one of the significand times 1 / ln b, both in two parts, because one more
 * rounding would cost the last place (the scheme of Sun's and FreeBSD's log2).
 */
import { scoped } from "@lockstep/core";
import { float32Bits, float32FromBits, type LibraryDefinition, toFloat32 } from "@lockstep/core/math";
import { upperBits } from "./bits.js";
import { logEdge, logTail } from "./log.js";

const scaledScope = { float32Bits, float32FromBits, logEdge, logTail, toFloat32, upperBits };

function scaledLog(
  x: number,
  inverse: number,
  inverseLow: number,
  step: number,
  stepLow: number,
  { float32Bits, float32FromBits, logEdge, logTail, toFloat32, upperBits }: typeof scaledScope,
): number {
  const bits = float32Bits(x);
  const k = (bits - 0x3f3504f3) >> 23;
  const n = toFloat32(k);
  const f = float32FromBits((bits - (k << 23)) | 0) - 1;
  const s = f / (2 + f);
  const square = 0.5 * f * f;
  // log(1 + f) in two parts; the products of the upper one and of n are exact.
  const upper = upperBits(f - square);
  const lower = f - upper - square + s * (square + logTail(s * s));
  const rest = n * stepLow + (upper * inverseLow + lower * (inverse + inverseLow));
  let y = n * step + (upper * inverse + rest);
  if (((bits + 0x7f800000) | 0) >= -0x01000000) y = logEdge(x);
  return y;
}

/** log(x) (inverse + inverseLow), in which ln 2 times that is step + stepLow; inverse has 12 bits, step 16. */
const scaled = scoped(scaledLog, scaledScope);
const scope = { scaled };

function log2Of(x: number, { scaled }: typeof scope): number {
  return scaled(x, 1.4428711, -0.00017605285, 1, 0);
}

function log10Of(x: number, { scaled }: typeof scope): number {
  return scaled(x, 0.43432617, -3.168997e-5, 0.30103302, -3.0243555e-6);
}

export const log2: LibraryDefinition = { fn: log2Of, scope, rare: [logEdge] };
export const log10: LibraryDefinition = { fn: log10Of, scope, rare: [logEdge] };
