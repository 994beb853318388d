/**
 * Where each function of one value is hard: where it has values at all, where it is of use, and the places at
 * which implementations turn from one method to another or lose digits.
 */
import type { FloatType } from "../oracle/allowance.js";
import type { Measurable } from "./accuracy-report.js";
import { overflowExponent, precision, underflowExponent } from "./float-bits.js";

type Range = readonly [from: number, to: number];

export interface Plan {
  /** Where it has values that are neither NaN, nor infinite, nor all the same. */
  readonly domain: Range;
  /** From these, arguments are drawn evenly. */
  readonly ranges: readonly Range[];
  /** Around these, they lie densely; with either sign, where that is in the domain. */
  readonly places: readonly number[];
  /** Around multiples of this, too. */
  readonly multiplesOf?: number;
}

const everywhere: Range = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
const from = (least: number): Range => [least, Number.POSITIVE_INFINITY];
const unit: Range = [-1, 1];
const { LN2, PI, SQRT1_2, SQRT2, E } = Math;

/** The plan of a function of one value, or of the square root. */
export function planOf(name: Measurable, type: FloatType): Plan {
  const plan = plansOf(type)[name];
  if (plan === undefined) throw new Error(`'${name}' takes two values`);
  return plan;
}

function plansOf(type: FloatType): Partial<Record<Measurable, Plan>> {
  /** exp of it is 2 to the overflow; of `low`, nothing is left. */
  const high = overflowExponent[type] * LN2;
  const low = (underflowExponent[type] - 1) * LN2;
  const normal = (2 - overflowExponent[type]) * LN2;
  /** Squares overflow beyond. */
  const root = 2 ** (overflowExponent[type] / 2);
  /** Below, x itself is the rounded result of many a function. */
  const tiny = 2 ** -(precision[type] / 2);
  const tiniest = 2 ** -precision[type];
  const wave: Plan = {
    domain: everywhere,
    ranges: [
      [-PI, PI],
      [-100, 100],
      [-1e4, 1e4],
    ],
    places: [PI / 4, PI / 2, PI, tiny],
    multiplesOf: PI / 2,
  };
  const logarithm: Plan = {
    domain: from(0),
    ranges: [
      [0.5, 2],
      [0.99, 1.01],
      [0, 100],
    ],
    places: [1, SQRT1_2, SQRT2, 2, E, 8, 10, 100, 1000, 2 ** (2 - overflowExponent[type])],
  };
  const hyperbolic: Plan = {
    domain: [-high - 2, high + 2],
    ranges: [
      [-2, 2],
      [-20, 20],
      [high - 2, high + 1],
    ],
    places: [LN2 / 2, 1, 9, 22, high, high + LN2, tiny],
  };
  return {
    sqrt: { domain: from(0), ranges: [[0, 4]], places: [1, 2, 4, 2 ** (2 - overflowExponent[type])] },
    acos: { domain: unit, ranges: [unit, [0.99, 1], [-1, -0.99]], places: [0.5, SQRT1_2, 1, tiny] },
    acosh: {
      domain: from(1),
      ranges: [
        [1, 2],
        [1, 1.01],
        [2, 100],
      ],
      places: [1, 2, 2 ** 28, root],
    },
    asin: { domain: unit, ranges: [unit, [0.99, 1]], places: [0.5, SQRT1_2, 1, tiny] },
    asinh: {
      domain: everywhere,
      ranges: [
        [-2, 2],
        [-100, 100],
      ],
      places: [tiny, 1, 2, 2 ** 28, root],
    },
    atan: {
      domain: everywhere,
      ranges: [
        [-2, 2],
        [-50, 50],
      ],
      places: [0.4375, 0.6875, 1, 1.1875, 2.4375, tiny],
    },
    atanh: { domain: unit, ranges: [unit, [0.99, 1]], places: [tiny, 0.5, 1] },
    cbrt: {
      domain: everywhere,
      ranges: [
        [-8, 8],
        [0, 1000],
      ],
      places: [1, 8, 27, 0.125],
    },
    cos: wave,
    cosh: hyperbolic,
    exp: {
      domain: [low - 1, high + 1],
      ranges: [unit, [low, high], [high - 1, high + 0.1], [low - 0.1, normal + 1]],
      places: [LN2 / 2, LN2, high, normal, low, tiniest],
    },
    expm1: {
      domain: [-2 * precision[type], high + 1],
      ranges: [unit, [-20, 1], [-0.01, 0.01], [0, high]],
      places: [LN2 / 2, LN2, 0.25, high, tiny, tiniest],
    },
    log: logarithm,
    log10: logarithm,
    log1p: {
      domain: from(-1),
      ranges: [unit, [-0.01, 0.01], [0, 100]],
      places: [1, SQRT2 - 1, SQRT1_2 - 1, tiny, tiniest],
    },
    log2: logarithm,
    sin: wave,
    sinh: hyperbolic,
    tan: wave,
    tanh: {
      domain: everywhere,
      ranges: [
        [-2, 2],
        [-20, 20],
      ],
      places: [LN2 / 2, 0.55, 9, 19, tiny],
    },
  };
}
