/** Holds what a backend gave against what the oracle expects. */
import type { Dtype } from "@lockstep/core";
import { CaseFailure, type Mismatch, printNumber, shownMismatches } from "../framework/failure.js";
import { indexAt } from "../model/values.js";
import { holds, type Interval, isAnything, printInterval } from "./interval.js";
import type { Expected, ExpectedElement } from "./oracle.js";

/** A result as it was read. */
export interface Got {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

export interface CompareOptions {
  /** What the kernel was given at a place in row-major order; for the report. */
  readonly inputsAt?: (place: number) => readonly number[];
  /** The share of elements that may be left open; a tenth unless the case says why more. */
  readonly mayBeOpen?: number;
}

/** Fails the case unless dtype, shape and every element are right. */
export function mustMatch(got: Got, expected: Expected, options: CompareOptions = {}): void {
  if (got.dtype !== expected.dtype) {
    throw new CaseFailure(`The result has dtype ${got.dtype}; it must be ${expected.dtype}`);
  }
  if (got.shape.join() !== expected.shape.join()) {
    throw new CaseFailure(
      `The result has shape [${got.shape.join(", ")}]; it must be [${expected.shape.join(", ")}]`,
    );
  }
  const count = expected.data.length;
  if (got.data.length !== count) {
    throw new CaseFailure(`The result was read as ${got.data.length} elements; there must be ${count}`);
  }
  const mismatches: Mismatch[] = [];
  let total = 0;
  let open = 0;
  for (const [place, element] of expected.data.entries()) {
    if (typeof element !== "number" && isAnything(element) && !Object.is(got.data[place], element.also))
      open += 1;
    if (isRight(got.data[place]!, element)) continue;
    total += 1;
    if (mismatches.length < shownMismatches) {
      const index = indexAt(expected.shape, place);
      const inputs = options.inputsAt?.(place) ?? [];
      mismatches.push({ index, inputs, expected: printExpected(element), got: got.data[place]! });
    }
  }
  if (total > 0) throw new CaseFailure(`${total} of ${count} elements are wrong`, mismatches, total);
  const mayBeOpen = options.mayBeOpen ?? 0.1;
  if (open > mayBeOpen * count) {
    throw new CaseFailure(
      `${open} of ${count} elements could not be checked: the accuracy that it states leaves them open`,
    );
  }
}

/** The same bits, any NaN being as good as another; or within the interval, where there is room. */
export function isRight(got: number, expected: ExpectedElement): boolean {
  if (typeof expected === "number") return Object.is(got, expected);
  return holds(expected, got);
}

const printExpected = (expected: number | Interval): string =>
  typeof expected === "number" ? printNumber(expected) : printInterval(expected);
