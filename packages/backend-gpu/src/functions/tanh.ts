/**
 * The hyperbolic tangent, a quotient taken from something exact on both sides of 0.55: below it
 * tanh x = x − x c / (1 + c) with x coth x = 1 + c, and c a polynomial in x²; above it tanh x = 1 − 2 / (exp(2x) + 1)
 * (Cody and Waite, 1980, chapter 13, for the split). Both share the division. The CPU family's, but for the rounding
 * of n, for the reason that `exp` gives.
 */
import { expTail32, type LibraryDefinition } from "@lockstep/core/math";
import { powerOfTwo, withSign } from "./bits.js";
import { quotient } from "./division.js";

const scope = { expTail32, powerOfTwo, quotient, withSign };

function tanhOf(x: number, { expTail32, powerOfTwo, quotient, withSign }: typeof scope): number {
  const size = Math.abs(x);
  // From 9.02 on it rounds to 1.
  const a = size > 10 ? 10 : size;
  const y = a + a;
  const n = Math.floor(y * Math.LOG2E + 0.5);
  const r = y - n * 0.69335938 - n * -0.00021219444;
  const e = (1 + (r + r * r * expTail32(r))) * powerOfTwo(n);
  const z = a * a;
  const c = z * (0.33333233 + z * (-0.022201879 + z * 0.001998532));
  const small = a < 0.55;
  const base = small ? a : 1;
  const numerator = small ? a * c : 2;
  const denominator = 1 + (small ? c : e);
  return withSign(base - quotient(numerator, denominator), x);
}

export const tanh: LibraryDefinition = { fn: tanhOf, scope };
