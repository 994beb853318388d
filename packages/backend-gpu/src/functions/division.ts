/**
 * Quotients and square roots that do not depend on how well a card divides: WGSL allows 2.5 units in the last place, and
 * what is left over, computed without error by Dekker's way ("A floating-point technique for extending the available
 * precision", Numerische Mathematik 18, 1971), takes that back. Where a card rounds correctly they change nothing.
 */
import { scoped } from "@lockstep/core";
import { upperBits } from "./bits.js";

const scope = { upperBits };

function divide(a: number, b: number, { upperBits }: typeof scope): number {
  const q = a / b;
  const qTop = upperBits(q);
  const bTop = upperBits(b);
  const left = a - qTop * bTop - (qTop * (b - bTop) + (q - qTop) * b);
  return q + left / b;
}

/** a / b, for a finite quotient and divisor, neither near the ends of float32's range; an a of 0 is fine. */
export const quotient = scoped(divide, scope);

function root(z: number, { upperBits }: typeof scope): number {
  const s = Math.sqrt(z);
  const top = upperBits(s);
  const left = z - top * top - (s - top) * (s + top);
  return z > 0 ? s + left / (s + s) : 0;
}

/** √z for a z ≥ 0 that is not near the ends of float32's range, or 0. */
export const squareRoot = scoped(root, scope);
