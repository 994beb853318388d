/**
 * Closed intervals of floats with the possibility of NaN: what may come out where a backend's accuracy leaves
 * room. An interval whose `lo` is above its `hi` holds no number, only (where `nan` is set) NaN.
 */
import { printNumber } from "../framework/failure.js";

export interface Interval {
  readonly lo: number;
  readonly hi: number;
  /** Whether NaN is right too. */
  readonly nan: boolean;
  /** One more value that is right: JavaScript's own, of a backend that runs a person's function as it is. */
  readonly also?: number;
}

export const onlyNaN: Interval = { lo: Number.POSITIVE_INFINITY, hi: Number.NEGATIVE_INFINITY, nan: true };
/** Where nothing can be said. */
export const anything: Interval = { lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY, nan: true };
/** A test that is left open. */
export const open: Interval = { lo: 0, hi: 1, nan: false };

export const point = (value: number): Interval =>
  Number.isNaN(value) ? onlyNaN : { lo: value, hi: value, nan: false };

export const isEmpty = ({ lo, hi }: Interval): boolean => lo > hi;

/** The one value that it holds, or undefined where there are several. */
export function singleValue(interval: Interval): number | undefined {
  if (isEmpty(interval)) return interval.nan ? Number.NaN : undefined;
  return !interval.nan && Object.is(interval.lo, interval.hi) ? interval.lo : undefined;
}

/** The smallest interval around all of the values; NaN among them sets `nan`. */
export function around(values: readonly number[], nan = false): Interval {
  let lo = Number.POSITIVE_INFINITY;
  let hi = Number.NEGATIVE_INFINITY;
  let withNaN = nan;
  for (const value of values) {
    if (Number.isNaN(value)) withNaN = true;
    // −0 counts as below 0, so that an interval of zeros tells their signs.
    if (value < lo || (value === lo && Object.is(value, -0))) lo = value;
    if (value > hi || (value === hi && !Object.is(value, -0))) hi = value;
  }
  return { lo, hi, nan: withNaN };
}

/** The smallest interval around both. */
export function hull(a: Interval, b: Interval): Interval {
  if (isEmpty(a)) return { ...b, nan: a.nan || b.nan };
  if (isEmpty(b)) return { ...a, nan: a.nan || b.nan };
  return around([a.lo, a.hi, b.lo, b.hi], a.nan || b.nan);
}

/** Whether `value` is among them; zeros of either sign are one and the same here. */
export function holds({ lo, hi, nan, also }: Interval, value: number): boolean {
  return Object.is(value, also) || (Number.isNaN(value) ? nan : lo <= value && value <= hi);
}

/** Whether it rules nothing out, so that a check against it would be none. */
export const isAnything = ({ lo, hi }: Interval): boolean =>
  lo === Number.NEGATIVE_INFINITY && hi === Number.POSITIVE_INFINITY;

export function printInterval(interval: Interval): string {
  const also = interval.also === undefined ? "" : ` or ${printNumber(interval.also)}`;
  const single = singleValue(interval);
  if (single !== undefined) return printNumber(single) + also;
  return `[${printNumber(interval.lo)}, ${printNumber(interval.hi)}]${interval.nan ? " or NaN" : ""}${also}`;
}
