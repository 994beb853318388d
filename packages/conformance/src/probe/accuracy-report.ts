/** What the accuracy probe finds of a device, as plain data. */
import type { Accuracy, Capabilities, LibraryFunction } from "@lockstep/core";
import type { FloatType } from "../oracle/allowance.js";

/** The steps that `Capabilities.arithmetic` speaks of. `from-…` is the conversion of a tensor of that dtype. */
export const arithmeticSteps = [
  "add",
  "subtract",
  "multiply",
  "divide",
  "remainder",
  "sqrt",
  "from-int32",
  "from-float32",
  "from-float64",
] as const;

export type ArithmeticStep = (typeof arithmeticSteps)[number];

/** Whatever has an accuracy of its own. */
export type Measurable = ArithmeticStep | LibraryFunction;

/** One result beside what it should have been. */
export interface Sample {
  readonly args: readonly number[];
  /** The true value, as near as a double comes to it. */
  readonly expected: number;
  readonly got: number;
  /** How far `got` lies from the true value, in units in the last place that the dtype has there. */
  readonly ulp: number;
}

/** How far results lie from the true values. */
export interface Errors {
  /** At how many arguments the true value is a number, and was compared. */
  readonly points: number;
  /** The worst error, in units in the last place of the true value. Infinity where a number came out as NaN. */
  readonly ulp: number;
  /** Where that was; undefined where no point was compared or every result was exact. */
  readonly worst: Sample | undefined;
  /**
   * The same results, described by units in the last place plus an absolute allowance, where that allows less
   * than half as much at a result of 1: for functions whose results pass through zero.
   */
  readonly withAbsolute: Required<Accuracy> | undefined;
}

/** The magnitude of the (largest) argument: below 2⁻⁶, up to 2⁷, up to 2⁴⁰, and beyond. */
export const bands = ["small", "ordinary", "large", "huge"] as const;

export type Band = (typeof bands)[number];

export interface Measured extends Errors {
  /**
   * Arithmetic: every result was the correctly rounded one. Library functions: those of a sample of the points
   * were the very bits of `@lockstep/core/math`. It is what `{ ulp: 0 }` claims.
   */
  readonly exact: boolean;
  /**
   * Results that must be NaN, an infinity, a zero or ±1 by ECMAScript, and were not: how many, and the first
   * of them.
   */
  readonly wrong: { readonly count: number; readonly first: readonly Sample[] };
  /** The errors by the size of the arguments, to tell where the worst comes from. */
  readonly bands: Readonly<Record<Band, Errors>>;
}

/** When subnormal numbers become zero. */
export interface Flushing {
  /** When a tensor is made, copied and read. */
  readonly moved: boolean;
  /** When an operation takes them. */
  readonly taken: boolean;
  /** When an operation gives them. */
  readonly given: boolean;
}

/** How the steps of one function are rounded. */
export interface Rounding {
  /** `store`: sums were left unrounded on the way, as `Capabilities.rounding` has it. */
  readonly rounding: "each" | "store";
  /** Whether, although sums are rounded, a product went into a sum or difference unrounded (a fused multiply-add). */
  readonly contracts: boolean;
}

export interface DtypeAccuracy extends Rounding {
  readonly flushes: Flushing;
  /** What was asked of the dtype: all that the device has of {@link Measurable}, unless `only` chose. */
  readonly measured: Readonly<Partial<Record<Measurable, Measured>>>;
}

/** Something at which a device is further off than its capabilities state. */
export interface Excess {
  readonly dtype: FloatType;
  readonly at: Measurable | "flushesSubnormals" | "rounding";
  /** What it states and what was found, as a sentence. */
  readonly finding: string;
  /** The worst of it. */
  readonly sample: Sample | undefined;
}

/** What a device's `capabilities` would have to state, as far as the probe can tell. */
export interface ProbedCapabilities extends Pick<Capabilities, "rounding" | "flushesSubnormals"> {
  /** Undefined where no arithmetic was measured. */
  readonly arithmetic: Accuracy | undefined;
  /** For each function measured, the worst over the dtypes, rounded up. */
  readonly functions: Readonly<Partial<Record<LibraryFunction, Accuracy>>>;
}

export interface AccuracyReport {
  readonly backend: string;
  readonly engine: string;
  /** How many points were drawn for each. */
  readonly points: number;
  readonly seed: number;
  readonly dtypes: Readonly<Partial<Record<FloatType, DtypeAccuracy>>>;
  readonly capabilities: ProbedCapabilities;
  /** Empty where the device is as near to the truth as it states. */
  readonly excesses: readonly Excess[];
}
