/** The promise of DESIGN.md §4.3: at most 2 ULP from the true value. */
import { expect } from "vitest";
import type { LibraryFunction } from "../../kernel/functions.js";
import { subject } from "./subject.js";
import { type FloatType, ulpsFrom } from "./truth.js";

const promised = 2;

/** Holds the function to the promise at every point; a point of one value is [x, 0]. */
export function expectAccurate(
  fn: LibraryFunction,
  type: FloatType,
  points: Iterable<readonly [number, number]>,
): void {
  const compute = subject(fn, type);
  const failures: string[] = [];
  let count = 0;
  for (const [x, y] of points) {
    count++;
    const result = compute(x, y);
    const error = ulpsFrom(fn, x, y, result, type);
    if (!(error <= promised)) failures.push(`${fn}(${x}, ${y}) is ${result}: ${error} ULP off`);
  }
  expect(count).toBeGreaterThan(500);
  expect(failures.slice(0, 5), `${failures.length} of ${count} points in ${type}`).toEqual([]);
}
