/**
 * A float64 cut in two halves whose products are exact, by arithmetic alone (Veltkamp's splitting; Dekker, "A
 * floating-point technique for extending the available precision", Numerische Mathematik 18, 1971).
 */
import { scoped } from "./scoped.js";

/** x rounded to 26 bits, for |x| < 2⁹⁹⁶. */
export function upperHalf(x: number): number {
  const c = x * 134217729;
  return c - (c - x);
}

const scope = { upperHalf };

function error(a: number, b: number, product: number, { upperHalf }: typeof scope): number {
  const aTop = upperHalf(a);
  const bTop = upperHalf(b);
  const aRest = a - aTop;
  const bRest = b - bTop;
  return aTop * bTop - product + aTop * bRest + aRest * bTop + aRest * bRest;
}

/** a b − product, where the product is a b rounded. */
export const productError = scoped(error, scope);
