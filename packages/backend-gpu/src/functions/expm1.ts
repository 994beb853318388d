/**
 * exp(x) − 1 without cancellation: reduced as for exp, then 2ⁿ (exp(r) − 1) + (2ⁿ − 1), in which 2ⁿ r is exact and
 * what rounding takes from r is added back (the idea of Tang, "Table-driven implementation of the expm1 function in
 * IEEE floating-point arithmetic", ACM TOMS 18, 1992, without the table).
 */
import { expTail32, type LibraryDefinition } from "@lockstep/core/math";
import { powerOfTwo, sizeBits } from "./bits.js";
import { expEdge } from "./exp.js";

const scope = { expEdge, expTail32, powerOfTwo, sizeBits };

function expm1Of(x: number, { expEdge, expTail32, powerOfTwo, sizeBits }: typeof scope): number {
  const n = Math.floor(x * Math.LOG2E + 0.5);
  const b = x - n * 0.69335938;
  const c = n * -0.00021219444;
  const r = b - c;
  const low = b - r - c;
  const scale = powerOfTwo(n);
  let y = scale * r + (scale - 1) + scale * (r * r * expTail32(r) + low);
  if (sizeBits(x) < 0x33000000) y = x;
  if (sizeBits(x) > 0x42ae0000) y = x < 0 ? -1 : expEdge(x, 0);
  return y;
}

export const expm1: LibraryDefinition = { fn: expm1Of, scope, rare: [expEdge] };
