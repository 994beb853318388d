/**
 * The accuracy of the library functions over their whole domain: as stated, and where a backend claims the
 * common bits, within the 2 ULP that DESIGN.md §4.3 promises of them.
 */
import { type LibraryFunction, libraryFunctions } from "@lockstep/core";
import type { Bench } from "../framework/bench.js";
import { type Case, needDtypes } from "../framework/case.js";
import { elementwise } from "../framework/checks.js";
import { generator } from "../model/samples.js";
import { vector } from "../model/values.js";
import { mustMatch } from "../oracle/compare.js";
import { point } from "../oracle/interval.js";
import { libraryTruth } from "../oracle/within-library.js";
import { binaryOperators, type PersonsFunction, unaryOperators } from "./operators.js";

/**
 * Exponents of 2 between which magnitudes are drawn; what a dtype does not reach is drawn from its own range.
 */
const ranges = {
  "near-1": [-1, 1],
  ordinary: [-6, 7],
  small: [-40, -6],
  large: [7, 40],
  whole: [-1074, 1024],
} as const;

type RangeName = keyof typeof ranges;

const perCase = 600;
const functions = Object.keys(libraryFunctions) as LibraryFunction[];

export function accuracyCases(): Case[] {
  return functions.flatMap((fn) =>
    (["float32", "float64"] as const).flatMap((dtype) =>
      (Object.keys(ranges) as RangeName[]).map(
        (range): Case => ({
          id: `accuracy/${fn}/${dtype}-${range}`,
          needs: [needDtypes(dtype)],
          run: (bench) => sweep(bench, fn, dtype, range),
        }),
      ),
    ),
  );
}

async function sweep(
  bench: Bench,
  fn: LibraryFunction,
  dtype: "float32" | "float64",
  range: RangeName,
): Promise<void> {
  const arity = libraryFunctions[fn];
  const next = generator(range.length * 1000 + functions.indexOf(fn));
  const draw = () => drawNumber(next, dtype, ranges[range]);
  const inputs = Array.from({ length: arity }, () => vector(dtype, Array.from({ length: perCase }, draw)));
  const result = bench.hold(elementwise(calling(fn), arity)(...inputs.map((input) => bench.tensor(input))));
  const { allowance } = bench.oracle;
  const data = Array.from({ length: perCase }, (_, i) => {
    const args = inputs.map((input) => allowance.flushed(point(input.data[i]!), dtype));
    return allowance.stored(allowance.approximated(libraryTruth(fn, args), dtype, fn), dtype);
  });
  mustMatch(
    await bench.read(result),
    { dtype, shape: [perCase], data },
    { inputsAt: (place) => inputs.map((input) => input.data[place]!), mayBeOpen: 0.5 },
  );
}

/** The smallest function that calls it. */
const calling = (fn: LibraryFunction): PersonsFunction => (unaryOperators[fn] ?? binaryOperators[fn])!.fn;

/** Either sign, magnitudes evenly over the exponents. */
function drawNumber(
  next: () => number,
  dtype: "float32" | "float64",
  [low, high]: readonly [number, number],
): number {
  const [least, most] = dtype === "float32" ? [-149, 128] : [-1074, 1024];
  const [from, to] = [Math.max(low, least), Math.min(high, most)];
  // In two factors, for 2^1024 itself is beyond the doubles.
  const exponent = from + next() * (to - from);
  const magnitude = 2 ** (exponent / 2) * 2 ** (exponent / 2);
  const value = next() < 0.3 ? -magnitude : magnitude;
  const drawn = dtype === "float32" ? Math.fround(value) : value;
  return Number.isFinite(drawn) ? drawn : Number.MAX_SAFE_INTEGER;
}
