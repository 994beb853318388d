/** In how many elements two results of the same program differ, by how much, and where. */
import type { Result } from "../../run/protocol.js";
import { printShape } from "../print-numbers.js";
import { ulpsBetween } from "./ulp.js";

/** An element in which two results differ. */
export interface Place {
  /** Along each dimension. */
  readonly index: readonly number[];
  /** What the reference has there, and what the other result has. */
  readonly expected: number;
  readonly actual: number;
  /** How far they lie apart, in whatever it is the greatest of. */
  readonly by: number;
}

/** Results that can be compared. */
export interface Difference {
  readonly kind: "compared";
  readonly count: number;
  /** Elements that are not the same number; every NaN is the same as every other. */
  readonly differing: number;
  /** Of those, zeros that differ in their sign alone. */
  readonly zeros: number;
  /** Of those, elements that are NaN in one result only, and the first of them. */
  readonly nans: number;
  readonly nan?: Place;
  /** The greatest differences among elements that are numbers in both; the first where there are several. */
  readonly absolute?: Place;
  readonly relative?: Place;
  /** In units in the last place; of floats only. */
  readonly ulps?: Place;
}

export type Comparison = Difference | { readonly kind: "incomparable"; readonly why: string };

const known = new WeakMap<Result, WeakMap<Result, Comparison>>();

/** How `result` differs from `reference`. */
export function compare(result: Result, reference: Result): Comparison {
  let byReference = known.get(result);
  if (byReference === undefined) {
    byReference = new WeakMap();
    known.set(result, byReference);
  }
  let comparison = byReference.get(reference);
  if (comparison === undefined) {
    comparison = compareNow(result, reference);
    byReference.set(reference, comparison);
  }
  return comparison;
}

function compareNow(result: Result, reference: Result): Comparison {
  const shape = printShape(result.shape);
  const expectedShape = printShape(reference.shape);
  if (shape !== expectedShape)
    return { kind: "incomparable", why: `its shape is ${shape}, the reference's ${expectedShape}` };
  if (result.dtype !== reference.dtype)
    return { kind: "incomparable", why: `it is ${result.dtype}, the reference ${reference.dtype}` };
  const count = reference.data.length;
  let differing = 0;
  let zeros = 0;
  let nans = 0;
  let firstNan: number | undefined;
  const absolute = new Greatest();
  const relative = new Greatest();
  const ulps = new Greatest();
  for (let i = 0; i < count; i++) {
    const actual = result.data[i]!;
    const expected = reference.data[i]!;
    if (Object.is(actual, expected)) continue;
    differing++;
    if (Number.isNaN(actual) || Number.isNaN(expected)) {
      nans++;
      firstNan ??= i;
      continue;
    }
    if (actual === expected) {
      zeros++;
      continue;
    }
    const apart = Math.abs(actual - expected);
    absolute.offer(apart, i);
    relative.offer(Number.isFinite(apart) ? apart / Math.abs(expected) : Infinity, i);
    ulps.offer(ulpsBetween(actual, expected, result.dtype), i);
  }
  const place = (i: number, by: number): Place => ({
    index: indexOf(i, reference.shape),
    expected: reference.data[i]!,
    actual: result.data[i]!,
    by,
  });
  const found = (name: "absolute" | "relative" | "ulps", { i, by }: Greatest) =>
    i === undefined ? {} : { [name]: place(i, by) };
  return {
    kind: "compared",
    count,
    differing,
    zeros,
    nans,
    ...(firstNan === undefined ? {} : { nan: place(firstNan, Number.NaN) }),
    ...found("absolute", absolute),
    ...found("relative", relative),
    ...found("ulps", ulps),
  };
}

class Greatest {
  i: number | undefined;
  by = -1;

  offer(by: number | undefined, i: number): void {
    if (by === undefined || by <= this.by) return;
    this.by = by;
    this.i = i;
  }
}

/** Where element `i`, counted in row-major order, stands. */
export function indexOf(i: number, shape: readonly number[]): number[] {
  const index = new Array<number>(shape.length);
  let rest = i;
  for (let d = shape.length - 1; d >= 0; d--) {
    index[d] = rest % shape[d]!;
    rest = Math.floor(rest / shape[d]!);
  }
  return index;
}
