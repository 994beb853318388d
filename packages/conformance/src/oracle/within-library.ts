/**
 * The library functions over intervals: where the true values lie when an argument may be anything between
 * two bounds. The truth at a single argument is the platform's own `Math`, in double precision, but for
 * powers, of which it is not always sure.
 */
import type { LibraryFunction } from "@lockstep/core";
import { anything, around, type Interval, isEmpty, onlyNaN, point, singleValue } from "./interval.js";
import { power } from "./power.js";

/** Functions that grow throughout their domain. */
const growing: Partial<Record<LibraryFunction, readonly [number, number]>> = {
  acosh: [1, Number.POSITIVE_INFINITY],
  asin: [-1, 1],
  asinh: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  atan: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  atanh: [-1, 1],
  cbrt: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  exp: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  expm1: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  log: [0, Number.POSITIVE_INFINITY],
  log10: [0, Number.POSITIVE_INFINITY],
  log1p: [-1, Number.POSITIVE_INFINITY],
  log2: [0, Number.POSITIVE_INFINITY],
  sinh: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  tanh: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
};

/** The interval in which the true values of `fn` lie. */
export function libraryTruth(fn: LibraryFunction, args: readonly Interval[]): Interval {
  const singles = args.map(singleValue);
  if (singles.every((value) => value !== undefined)) {
    const [x, y] = singles as [number, number];
    return point(fn === "pow" ? power(x, y) : (Math[fn] as (x: number, y: number) => number)(x, y));
  }
  const [a, b] = args as [Interval, Interval];
  if (args.some(isEmpty)) return fn === "hypot" || fn === "pow" ? anything : onlyNaN;
  const nan = args.some((arg) => arg.nan);
  const truth = b === undefined ? ofOne(fn, a) : ofTwo(fn, a, b);
  return nan ? { ...truth, nan } : truth;
}

function ofOne(fn: LibraryFunction, argument: Interval): Interval {
  const { lo, hi } = argument;
  const domain = growing[fn];
  if (domain !== undefined) return clipped(Math[fn] as (x: number) => number, argument, domain);
  if (fn === "acos") return clipped((x) => Math.acos(x), argument, [-1, 1]);
  if (fn === "cosh") return around(magnitudes(argument).map(Math.cosh));
  if (!Number.isFinite(lo) || !Number.isFinite(hi)) return anything;
  if (fn === "sin") return wave(Math.sin, argument, Math.PI / 2);
  if (fn === "cos") return wave(Math.cos, argument, 0);
  // The tangent: no bounds as soon as a pole lies between.
  const quarter = (x: number) => Math.floor((x - Math.PI / 2) / Math.PI);
  return quarter(lo) === quarter(hi) ? around([Math.tan(lo), Math.tan(hi)]) : anything;
}

/** A function that only grows, or only falls, between the ends of its domain; NaN beyond them. */
function clipped(
  fn: (x: number) => number,
  { lo, hi }: Interval,
  [least, most]: readonly [number, number],
): Interval {
  if (hi < least || lo > most) return onlyNaN;
  return around([fn(Math.max(lo, least)), fn(Math.min(hi, most))], lo < least || hi > most);
}

/** The least and the greatest magnitude. */
function magnitudes({ lo, hi }: Interval): number[] {
  const ends = [Math.abs(lo), Math.abs(hi)];
  return lo <= 0 && hi >= 0 ? [0, ...ends] : ends;
}

/** A wave of period 2π with a crest of 1 at `crest` and a trough of −1 half a period later. */
function wave(fn: (x: number) => number, { lo, hi }: Interval, crest: number): Interval {
  const passes = (at: number) =>
    Math.floor((hi - at) / (2 * Math.PI)) > Math.floor((lo - at) / (2 * Math.PI));
  const values = [fn(lo), fn(hi)];
  if (passes(crest)) values.push(1);
  if (passes(crest + Math.PI)) values.push(-1);
  return around(values);
}

function ofTwo(fn: LibraryFunction, a: Interval, b: Interval): Interval {
  if (fn === "hypot") return around(corners(Math.hypot, magnitudes(a), magnitudes(b)));
  const ends = [
    [a.lo, a.hi],
    [b.lo, b.hi],
  ] as const;
  if (fn === "atan2") {
    // The angle jumps from −π to π across the negative x-axis.
    const jumps = b.lo <= 0 && a.lo <= 0 && a.hi >= 0;
    return jumps ? { lo: -Math.PI, hi: Math.PI, nan: false } : around(corners(Math.atan2, ...ends));
  }
  // A power: of a positive base it is monotone in each argument, of any other it depends on the parity.
  const exponent = singleValue(b);
  if (a.lo > 0) return around(corners(power, ...ends));
  if (exponent === undefined || !Number.isInteger(exponent) || exponent < 0) return anything;
  const values = [power(a.lo, exponent), power(a.hi, exponent)];
  return around(a.lo <= 0 && a.hi >= 0 ? [0 ** exponent, ...values] : values);
}

function corners(
  fn: (x: number, y: number) => number,
  first: readonly number[],
  second: readonly number[],
): number[] {
  return first.flatMap((x) => second.map((y) => fn(x, y)));
}
