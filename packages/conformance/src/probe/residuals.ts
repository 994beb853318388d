/**
 * What rounding took from a float64 result, so that the true value is known to about 106 bits: the error-free
 * transformations of D. E. Knuth (sums, "The Art of Computer Programming", vol. 2, 4.2.2) and T. J. Dekker
 * (products, "A floating-point technique for extending the available precision", 1971). Where they do not
 * hold, next to over- and underflow, the answer is 0, and the true value is known to half a unit.
 */

/** a + b − sum, exactly, `sum` being the rounded a + b. */
export function restOfSum(a: number, b: number, sum: number): number {
  const second = sum - a;
  return finite(a - (sum - second) + (b - second));
}

/** a · b − product, exactly, `product` being the rounded a · b. */
export function restOfProduct(a: number, b: number, product: number): number {
  if (!isSafe(a) || !isSafe(b) || !isSafe(product)) return 0;
  const [aHigh, aLow] = split(a);
  const [bHigh, bLow] = split(b);
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** a / b − quotient, nearly. */
export function restOfQuotient(a: number, b: number, quotient: number): number {
  const product = quotient * b;
  if (!isSafe(a) || !isSafe(b) || !isSafe(quotient)) return 0;
  return finite((a - product - restOfProduct(quotient, b, product)) / b);
}

/** √a − root, nearly. */
export function restOfRoot(a: number, root: number): number {
  const square = root * root;
  if (!isSafe(a)) return 0;
  return finite((a - square - restOfProduct(root, root, square)) / (2 * root));
}

/** Away from both ends of the exponents far enough for every product of parts to be exact. */
const isSafe = (value: number): boolean => Math.abs(value) < 2 ** 990 && Math.abs(value) > 2 ** -900;

const finite = (rest: number): number => (Number.isFinite(rest) ? rest : 0);

/** Two halves of at most 26 bits that add up to the value. */
function split(value: number): [number, number] {
  const shifted = value * (2 ** 27 + 1);
  const high = shifted - (shifted - value);
  return [high, value - high];
}
