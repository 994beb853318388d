/**
 * Hyperbolic sine and cosine from e = exp(|x|): (e ∓ 1/e) / 2, and sinh below one by a polynomial in x² of our own fit.
 * Near overflow 1/e has long vanished, and e / 2 is made by the scaling itself (Cody and Waite, 1980, chapter 12).
 */
import type { LibraryDefinition } from "@lockstep/core/math";
import { sizeBits, withSign } from "./bits.js";
import { callExp, expEdge } from "./exp.js";

const scope = { callExp, expEdge, sizeBits, withSign };

function sinhOf(x: number, { callExp, expEdge, sizeBits, withSign }: typeof scope): number {
  const a = Math.abs(x);
  const e = callExp(a);
  const z = a * a;
  const tail = z * (0.16666667 + z * (0.0083333105 + z * (0.00019842896 + z * 2.7822132e-6)));
  let y = a < 1 ? a + a * tail : 0.5 * e - 0.5 / e;
  if (sizeBits(x) > 0x42ae0000) y = expEdge(a, -1);
  return withSign(y, x);
}

function coshOf(x: number, { callExp, expEdge, sizeBits }: typeof scope): number {
  const a = Math.abs(x);
  const e = callExp(a);
  let y = 0.5 * e + 0.5 / e;
  if (sizeBits(x) > 0x42ae0000) y = expEdge(a, -1);
  return y;
}

export const sinh: LibraryDefinition = { fn: sinhOf, scope, rare: [expEdge] };
export const cosh: LibraryDefinition = { fn: coshOf, scope, rare: [expEdge] };
