/**
 * asinh, acosh and atanh as logarithms of one and something, which is formed in two parts (Kahan, "Branch cuts for
 * complex elementary functions", 1987, for the forms); atanh below ½ is a polynomial in x² of our own fit.
 */
import { scoped } from "@lockstep/core";
import { float32Bits, type LibraryDefinition } from "@lockstep/core/math";
import { sizeBits, withSign } from "./bits.js";
import { quotient, squareRoot } from "./division.js";
import { callLog, logEdge, logOnePlus } from "./log.js";

const twiceScope = { callLog };

function logTwiceOf(x: number, { callLog }: typeof twiceScope): number {
  return callLog(x) + Math.LN2;
}

/** log(2x), also where 2x overflows. */
const logTwice = scoped(logTwiceOf, twiceScope);
const asinhScope = { logOnePlus, logTwice, sizeBits, withSign };

function asinhOf(x: number, { logOnePlus, logTwice, sizeBits, withSign }: typeof asinhScope): number {
  const a = Math.abs(x);
  // a + √(1 + a²) = 1 + a + a² / (1 + √(1 + a²))
  const square = a * a;
  const term = square / (1 + Math.sqrt(1 + square));
  const u = a + term;
  let y = logOnePlus(u, a - u + term);
  if (sizeBits(x) < 0x39800000) y = a;
  // Beyond 10⁹, or NaN.
  if (sizeBits(x) > 0x4e6e6b28) y = logTwice(a);
  return withSign(y, x);
}

const acoshScope = { float32Bits, logOnePlus, logTwice, squareRoot };

function acoshOf(x: number, { float32Bits, logOnePlus, logTwice, squareRoot }: typeof acoshScope): number {
  // x + √(x² − 1) = 1 + t + √(2t + t²) with t = x − 1
  const t = x - 1;
  const root = squareRoot(t + t + t * t);
  const u = root + t;
  let y = logOnePlus(u, root - u + t);
  if (float32Bits(x) > 0x4e6e6b28) y = logTwice(x);
  return float32Bits(x) >= 0x3f800000 ? y : NaN;
}

const atanhScope = { logOnePlus, quotient, sizeBits, withSign };

function atanhOf(x: number, { logOnePlus, quotient, sizeBits, withSign }: typeof atanhScope): number {
  const a = Math.abs(x);
  const z = a * a;
  const tail =
    z *
    (0.33333302 + z * (0.20002453 + z * (0.14223786 + z * (0.11816386 + z * (0.05160436 + z * 0.1763785)))));
  const y = a < 0.5 ? a + a * tail : 0.5 * logOnePlus(quotient(a + a, 1 - a), 0);
  return withSign(sizeBits(x) < 0x3f800000 ? y : sizeBits(x) === 0x3f800000 ? Infinity : NaN, x);
}

export const asinh: LibraryDefinition = { fn: asinhOf, scope: asinhScope, rare: [logEdge, logTwice] };
export const acosh: LibraryDefinition = { fn: acoshOf, scope: acoshScope, rare: [logEdge, logTwice] };
export const atanh: LibraryDefinition = { fn: atanhOf, scope: atanhScope, rare: [logEdge] };
