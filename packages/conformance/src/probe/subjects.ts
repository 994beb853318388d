/** What is measured: how a person would write it, what it takes, and its true value. */
import { type Dtype, isLibraryFunction, type LibraryFunction, libraryFunctions } from "@lockstep/core";
import { binaryOperators, type PersonsFunction, unaryOperators } from "../families/operators.js";
import type { FloatType } from "../oracle/allowance.js";
import { exactly } from "../oracle/exactly.js";
import { point } from "../oracle/interval.js";
import { libraryTruth } from "../oracle/within-library.js";
import { type ArithmeticStep, arithmeticSteps, type Measurable } from "./accuracy-report.js";
import { restOfProduct, restOfQuotient, restOfRoot, restOfSum } from "./residuals.js";

export interface Subject {
  readonly name: Measurable;
  /** The dtype of the result. */
  readonly dtype: FloatType;
  /** The dtype of what it takes; where it is another, the step is the conversion. */
  readonly from: Dtype;
  readonly arity: number;
  readonly fn: PersonsFunction;
  /** The true value of arguments of `from`, rounded to a double. */
  readonly truth: (args: readonly number[]) => number;
  /**
   * What is missing to the true value, for arithmetic in float64. Of float32 arguments, a double is near
   * enough; for library functions in float64, nothing nearer than the platform's `Math` is at hand.
   */
  readonly rest: (args: readonly number[], truth: number) => number;
}

/** All that there is to measure in `dtype` on a device of these dtypes. */
export function subjectsOf(dtype: FloatType, dtypes: readonly Dtype[]): Subject[] {
  const names = [...arithmeticSteps, ...(Object.keys(libraryFunctions) as LibraryFunction[])];
  return names.flatMap((name): Subject[] => {
    if (isLibraryFunction(name)) return [functionSubject(name, dtype)];
    const from = sources[name] ?? dtype;
    const isThere = dtypes.includes(from) && (from !== dtype || sources[name] === undefined);
    return isThere ? [arithmeticSubject(name, dtype, from)] : [];
  });
}

/** What conversions convert from. */
const sources: Readonly<Partial<Record<Measurable, Dtype>>> = {
  "from-int32": "int32",
  "from-float32": "float32",
  "from-float64": "float64",
};

const none = (): number => 0;

function functionSubject(name: LibraryFunction, dtype: FloatType): Subject {
  const { fn } = (unaryOperators[name] ?? binaryOperators[name])!;
  const truth = (args: readonly number[]): number => {
    const { lo, hi } = libraryTruth(name, args.map(point));
    return lo > hi ? Number.NaN : lo;
  };
  return { name, dtype, from: dtype, arity: libraryFunctions[name], fn, truth, rest: none };
}

type BinaryStep = "add" | "subtract" | "multiply" | "divide" | "remainder";

const rests: Readonly<Record<BinaryStep, (a: number, b: number, result: number) => number>> = {
  add: restOfSum,
  subtract: (a, b, difference) => restOfSum(a, -b, difference),
  multiply: restOfProduct,
  divide: restOfQuotient,
  // Remainders are exact.
  remainder: none,
};

function arithmeticSubject(name: ArithmeticStep, dtype: FloatType, from: Dtype): Subject {
  const isWide = dtype === "float64";
  if (name === "sqrt") {
    const rest: Subject["rest"] = isWide ? ([a], root) => restOfRoot(a!, root) : none;
    const truth: Subject["truth"] = ([a]) => Math.sqrt(a!);
    return { name, dtype, from, arity: 1, fn: unaryOperators.sqrt!.fn, truth, rest };
  }
  if (name === "from-int32" || name === "from-float32" || name === "from-float64") {
    return {
      name,
      dtype,
      from,
      arity: 1,
      fn: unaryOperators.identity!.fn,
      truth: ([a]) => a!,
      rest: none,
    };
  }
  return {
    name,
    dtype,
    from,
    arity: 2,
    fn: binaryOperators[name]!.fn,
    truth: ([a, b]) => exactly.binary(name, "float64", a!, b!),
    rest: isWide ? ([a, b], result) => rests[name](a!, b!, result) : none,
  };
}
