/**
 * How far a backend's result may lie from the one written by hand, derived from the dtype and the operation: each
 * rounding to float32 is off by at most 2⁻²⁴ of the number that is rounded, so
 *
 *     allowed = roundings × 2⁻²⁴ × magnitude
 *
 * where `roundings` is how many of them lie on the way to one result, and `magnitude` bounds the numbers on that way
 * (for a sum: the sum of the absolute values). Counts and indices are exact. No number here was tuned to pass.
 * (Higham, "Accuracy and Stability of Numerical Algorithms", 2nd edition, 2002, sections 3.1 and 4.2.)
 */
import { blockLength, type Capabilities, laneCount } from "@lockstep/core";
import type { StepName } from "./analysis.js";
import { byHand, meanWithin, type Numbers } from "./by-hand.js";
import type { Columns } from "./flights.js";
import { clipAt } from "./questions.js";

/** Half a unit in the last place of float32. */
const unit = 2 ** -24;

type Claims = Pick<Capabilities, "reductionOrder" | "arithmetic" | "functions">;

/** The largest difference allowed in a step, in the unit of its result. */
export function allowance(step: StepName, columns: Columns, reference: Numbers, claims: Claims): number {
  const bound = bounds[step](columns, reference, {
    sum: roundingsOfSum(columns.delay.length, claims.reductionOrder),
    // The CPU family's own functions (`ulp: 0`) are within 2 units in the last place, each two half units.
    exp: 2 * Math.max(2, claims.functions.exp.ulp),
  });
  // Correctly rounded arithmetic is off by half a unit in the last place.
  return bound * unit * Math.max(1, 2 * claims.arithmetic.ulp);
}

interface Roundings {
  readonly sum: number;
  readonly exp: number;
}

/** Roundings × magnitude. */
type Bound = (columns: Columns, reference: Numbers, roundings: Roundings) => number;

const exact: Bound = () => 0;

const bounds: Readonly<Record<StepName, Bound>> = {
  mean: ({ delay }, _, { sum }) => (sum + 1) * meanSize(delay),

  // Squares are positive, so their relative errors do not grow in the sum, and the root halves them.
  std: (_, [deviation], { sum }) => (sum + 6) * deviation!,

  // (x − mean) ÷ std, off by as much as the mean, the deviation and three operations are.
  standardise: ({ delay }, scores, { sum }) => (sum + 9) * (largest(scores) + offCentre(delay)),

  "count late": exact,

  latest: exact,

  "clipped mean": ({ delay }, _, { sum }) =>
    (sum + 1) * meanSize(delay.map((minutes) => Math.min(Math.abs(minutes), clipAt))),

  "hours lost": (_, [hours], { sum }) => (sum + 1) * hours!,

  // The covariance of standardised columns is at most 1; three sums, two means and two deviations go into it.
  correlation: ({ delay, distance }, _, { sum }) =>
    3 * (sum + 9) * (1 + offCentre(delay) + offCentre(distance)),

  "by distance": ({ delay, distance }, _, { sum }) =>
    (sum + 1) * largest(meanWithin(delay.map(Math.abs), distance).means),

  "by time of day": ({ delay, departure }, _, { sum }) =>
    (sum + 1) * largest(byHand["by time of day"]({ delay: delay.map(Math.abs), distance: delay, departure })),

  // exp(−a), with a off by 5 roundings, is off by 5 a exp(−a) ≤ 5 (2/e) exp(−a/2) of them: Gaussians √2 times as
  // wide, whose sum is below 1.1 times the largest. Then exp itself, and three more for the scale.
  density: (_, heights, { sum, exp }) => (sum + exp + 9) * largest(heights),
};

/**
 * Roundings on the way of one element through a sum of n: the fixed tree of `Reduction`, or, where a backend adds in
 * an order of its own, what n roundings of random sign come to (Higham and Mary, "A new approach to probabilistic
 * rounding error analysis", 2019, with λ = 4).
 */
function roundingsOfSum(n: number, order: Capabilities["reductionOrder"]): number {
  if (order === "any") return 4 * Math.sqrt(n);
  const inLane = Math.ceil(Math.min(n, blockLength) / laneCount);
  const blocks = Math.ceil(n / blockLength);
  return inLane + Math.log2(laneCount) + Math.ceil(Math.log2(Math.max(1, blocks))) + 1;
}

function largest(values: Numbers): number {
  let result = 0;
  for (let i = 0; i < values.length; i++) if (Math.abs(values[i]!) > result) result = Math.abs(values[i]!);
  return result;
}

/** The mean of the absolute values: what roundings of a sum are a share of. */
function meanSize(column: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += Math.abs(column[i]!);
  return sum / column.length;
}

/** How far a column lies from zero, in its standard deviations: what subtracting the mean cancels. */
function offCentre(column: Float32Array): number {
  const [deviation] = byHand.std({ delay: column, distance: column, departure: column });
  return meanSize(column) / deviation!;
}
