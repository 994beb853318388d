/**
 * How far a result lies from the truth, which JavaScript's own float64 functions are here: their errors are below 10⁻⁸
 * of the units of float32. Where an argument or the truth is subnormal, what a card that flushes would give is right too.
 */
const leastNormal = 2 ** -126;
const beyondLargest = 2 ** 128;

const isNegative = (x: number): boolean => x < 0 || Object.is(x, -0);
const isSubnormal = (x: number): boolean => x !== 0 && Math.abs(x) < leastNormal;

/** |result − wanted| in units of the last place that float32 has around `wanted`, a float64. */
function ulpsApart(result: number, wanted: number): number {
  if (Number.isNaN(wanted)) return Number.isNaN(result) ? 0 : Infinity;
  if (wanted === 0 || Math.abs(wanted) === Infinity) return Object.is(result, wanted) ? 0 : Infinity;
  if (isSubnormal(wanted)) {
    return Math.abs(result) <= leastNormal && isNegative(result) === wanted < 0 ? 0 : Infinity;
  }
  const bounded = (x: number): number => Math.max(-beyondLargest, Math.min(beyondLargest, x));
  const exponent = Math.min(127, Math.floor(Math.log2(Math.abs(wanted))));
  const apart = Math.abs(bounded(result) - bounded(wanted)) / 2 ** (exponent - 23);
  return Number.isNaN(apart) ? Infinity : apart;
}

/** The same for a function of float32 values, each of which counts as zero if it is subnormal, or as itself. */
export function ulpsOff(fn: (...args: number[]) => number, args: readonly number[], result: number): number {
  let candidates: readonly number[][] = [[]];
  for (const arg of args) {
    const readings = isSubnormal(arg) ? [arg, isNegative(arg) ? -0 : 0] : [arg];
    candidates = candidates.flatMap((before) => readings.map((reading) => [...before, reading]));
  }
  return Math.min(...candidates.map((candidate) => ulpsApart(result, fn(...candidate))));
}
