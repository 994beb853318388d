/**
 * The exponential: x = n ln 2 + r with |r| ≤ ln 2 / 2, then 2ⁿ times a polynomial in r (Cody and Waite, Software Manual
 * for the Elementary Functions, 1980, chapter 6). As the CPU family's, but for how n is rounded: a driver that
 * reorders sums would undo the addition and subtraction of 1.5 · 2²³.
 */
import { scoped } from "@lockstep/core";
import { expTail32, type LibraryDefinition } from "@lockstep/core/math";
import { powerOfTwo, sizeBits } from "./bits.js";

const edgeScope = { expTail32, powerOfTwo };

function edge(x: number, shift: number, { expTail32, powerOfTwo }: typeof edgeScope): number {
  const above = x < -110 ? -110 : x;
  const y = above > 110 ? 110 : above;
  const n = Math.floor(y * Math.LOG2E + 0.5);
  const r = y - n * 0.69335938 - n * -0.00021219444;
  const half = Math.floor(n * 0.5);
  return (1 + (r + r * r * expTail32(r))) * powerOfTwo(half) * powerOfTwo(n - half + shift);
}

/** exp(x) · 2^shift for whatever x and a small whole shift: 2ⁿ in two factors, so that the last product alone is rounded. */
export const expEdge = scoped(edge, edgeScope);

const scope = { expEdge, expTail32, powerOfTwo, sizeBits };

function expOf(x: number, { expEdge, expTail32, powerOfTwo, sizeBits }: typeof scope): number {
  const n = Math.floor(x * Math.LOG2E + 0.5);
  const r = x - n * 0.69335938 - n * -0.00021219444;
  let y = (1 + (r + r * r * expTail32(r))) * powerOfTwo(n);
  // Beyond 87, or NaN.
  if (sizeBits(x) > 0x42ae0000) y = expEdge(x, 0);
  return y;
}

/** exp for the scopes of other functions. */
export const callExp = scoped(expOf, scope);

export const exp: LibraryDefinition = { fn: expOf, scope, rare: [expEdge] };
