/**
 * How far a result lies from the true value, in units in the last place. Where a device was seen to make
 * zeros of subnormal numbers, that alone is no error.
 */
import { type FloatType, smallestNormal, unitInLastPlace } from "../oracle/allowance.js";
import type { Flushing } from "./accuracy-report.js";
import { largest, roundedTo } from "./float-bits.js";
import type { Subject } from "./subjects.js";

/**
 * |got − (truth + rest)| in units of the last place that `type` has around the truth. What is infinite, or
 * beyond the type, counts as the power of two above the largest number.
 */
export function ulpsBetween(got: number, truth: number, rest: number, type: FloatType): number {
  if (Number.isNaN(got) || Number.isNaN(truth)) return Object.is(got, truth) ? 0 : Number.POSITIVE_INFINITY;
  // 2^1024 is no double, so what comes near to it is compared in quarters.
  const isNearEnd = type === "float64" && (Math.abs(got) >= 2 ** 1023 || Math.abs(truth) >= 2 ** 1023);
  const scale = isNearEnd ? 0.25 : 1;
  const end = type === "float64" ? 2 ** 1022 : 2 ** 128;
  const held = (value: number) => (isNearEnd || type === "float32" ? clamp(value * scale, end) : value);
  const unit = unitInLastPlace(clamp(truth, largest[type]), type) * scale;
  return Math.abs(held(got) - held(truth) - rest * scale) / unit;
}

const clamp = (value: number, end: number): number => Math.max(-end, Math.min(end, value));

/** The distance of what a subject gave for `args`, and whether it was the correctly rounded result. */
export interface Distance {
  readonly truth: number;
  readonly ulp: number;
  readonly rounded: boolean;
}

export function distanceOf(
  subject: Subject,
  args: readonly number[],
  got: number,
  flushes: Flushing,
): Distance {
  const asGiven = distanceFrom(subject, args, got, flushes);
  const { from } = subject;
  const takesZeros = (flushes.taken || flushes.moved) && (from === "float32" || from === "float64");
  if (asGiven.rounded || !takesZeros || !args.some((arg) => isSubnormal(arg, from))) return asGiven;
  const zeros = args.map((arg) => (isSubnormal(arg, from) ? arg * 0 : arg));
  const ofZeros = distanceFrom(subject, zeros, got, flushes);
  return ofZeros.rounded || ofZeros.ulp < asGiven.ulp ? ofZeros : asGiven;
}

function distanceFrom(
  { dtype, truth, rest }: Subject,
  args: readonly number[],
  got: number,
  flushes: Flushing,
): Distance {
  const value = truth(args);
  const nearest = roundedTo(value, dtype);
  const ulp = ulpsBetween(got, value, rest(args, value), dtype);
  if (Object.is(got, nearest)) return { truth: value, ulp, rounded: true };
  if (got !== 0 || !(flushes.given || flushes.moved)) return { truth: value, ulp, rounded: false };
  // The result that became 0 was any below the smallest normal one.
  const nearer = ulp - smallestNormal(dtype) / unitInLastPlace(clamp(value, largest[dtype]), dtype);
  return { truth: value, ulp: Math.max(0, nearer), rounded: isSubnormal(nearest, dtype) };
}

export const isSubnormal = (value: number, type: FloatType): boolean =>
  value !== 0 && Math.abs(value) < smallestNormal(type);
