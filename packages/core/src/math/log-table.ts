/**
 * For each of 64 pieces of [√½, √2): an approximate reciprocal q of nine bits (1 around 1), and −log q in two parts,
 * the first a multiple of 2⁻⁴² so that it adds to multiples of ln 2 without error. The idea is Tang's
 * ("Table-driven implementation of the logarithm function", ACM TOMS 16, 1990).
 *
 * They are computed, in integers of 128 bits behind the point and so the same everywhere, because written out they
 * would weigh more than all this: −log q = 2 atanh((1 − q) / (1 + q)), summed until terms vanish.
 */

/** The reciprocals in units of 2⁻⁸: the first, and how far each lies below the one before it. */
const firstUnits = 361;
const steps = "443443433433333333233232323223222222334434334333332332322322222";

const bits = 128n;
const one = 1n << bits;
/** Bits behind the point that the first part does not have. */
const lower = bits - 42n;

/** −log(units / 256), in units of 2⁻¹²⁸. */
function minusLog(units: number): bigint {
  let power = (2n * one * BigInt(256 - units)) / BigInt(256 + units);
  const square = (power * power) / one / 4n;
  let sum = 0n;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power = (power * square) / one;
  }
  return sum;
}

let tables: readonly (readonly number[])[] | undefined;

/** The reciprocals, and the first and second parts of their logarithms. */
export function logTables(): readonly (readonly number[])[] {
  if (!tables) {
    const [reciprocals, high, low]: [number[], number[], number[]] = [[], [], []];
    let units = firstUnits;
    for (const step of `${steps}0`) {
      const log = minusLog(units);
      const rounded = ((log + (1n << (lower - 1n))) >> lower) << lower;
      reciprocals.push(units / 256);
      high.push(Number(rounded) / 2 ** 128);
      low.push(Number(log - rounded) / 2 ** 128);
      units -= Number(step);
    }
    tables = [reciprocals, high, low];
  }
  return tables;
}
