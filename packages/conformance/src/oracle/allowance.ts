/**
 * How far each step of a kernel may be off, read from what a backend states of itself. This is the one place
 * where a tolerance of the suite comes from; no case carries its own.
 */
import type { Accuracy, Capabilities, LibraryFunction, ValueType } from "@lockstep/core";
import { convertNumber } from "./exactly.js";
import { around, type Interval, isEmpty, point, singleValue } from "./interval.js";

/** What `{ ulp: 0 }` of a library function promises of the true value: DESIGN.md §4.3. */
export const libraryUlp = 2;

/**
 * In float64 there is no wider type in which to compute the truth, so the platform's own `Math` stands for
 * it. Its error is below this many ULP on every engine that we know (V8 and SpiderMonkey take theirs from
 * fdlibm, which states less than 1; JavaScriptCore asks the system's library). V8's powers are the exception,
 * and have a truth of their own.
 */
const platformUlp = 2;

const explicitBits = { float32: 23, float64: 52 } as const;
const lowestExponent = { float32: -126, float64: -1022 } as const;

/** The dtypes of floats, as the names of their formats. */
export type FloatType = keyof typeof explicitBits;

export const isFloatType = (type: ValueType): type is FloatType => type === "float32" || type === "float64";

/** The exponent e of a positive number, 2^e being the power of two at or below it. */
function exponentOf(magnitude: number): number {
  const near = Math.floor(Math.log2(magnitude));
  // Math.log2 may be off by one beside powers of two.
  if (2 ** near > magnitude) return near - 1;
  return 2 ** (near + 1) <= magnitude ? near + 1 : near;
}

/** The distance from `value` to its neighbour away from zero; 0 for infinities and NaN. */
export function unitInLastPlace(value: number, type: FloatType): number {
  if (!Number.isFinite(value)) return 0;
  const exponent = value === 0 ? lowestExponent[type] : exponentOf(Math.abs(value));
  return 2 ** (Math.max(exponent, lowestExponent[type]) - explicitBits[type]);
}

/** Numbers nearer to zero are subnormal. */
export const smallestNormal = (type: FloatType): number => 2 ** lowestExponent[type];

export class Allowance {
  /** Whether steps may be left in double precision, and integers unwrapped, until they are stored. */
  readonly wide: boolean;

  constructor(private readonly capabilities: Pick<Capabilities, StatedAccuracy>) {
    this.wide = capabilities.rounding === "store";
  }

  get arithmeticUlp(): number {
    return this.capabilities.arithmetic.ulp;
  }

  /** An element or a number as a kernel of this backend may see it. */
  loaded(value: number, type: ValueType): Interval {
    const converted = point(convertNumber(value, type));
    // A number that a person gave may be left in double precision; elements are what they are.
    const seen =
      this.wide && type === "float32" && Number.isFinite(value)
        ? around([value, Math.fround(value)])
        : converted;
    return this.flushed(seen, type);
  }

  /** A result as it may lie in a tensor: rounded, if it was not before. */
  stored(result: Interval, dtype: FloatType): Interval {
    if (isEmpty(result)) return result;
    const ends = dtype === "float32" ? [result.lo, result.hi].map(Math.fround) : [result.lo, result.hi];
    return this.flushed(around(ends, result.nan), dtype);
  }

  /** What an operation whose exact result lies in `exact` may give: rounded, and off by the stated error. */
  rounded(exact: Interval, type: ValueType): Interval {
    return isFloatType(type)
      ? this.flushed(this.loosened(exact, type, this.capabilities.arithmetic), type, exact)
      : exact;
  }

  /** What a conversion of a value in `exact` may give. What the type holds is converted to itself. */
  converted(exact: Interval, type: ValueType): Interval {
    const single = singleValue(exact);
    const fits = single !== undefined && Object.is(convertNumber(single, type), single);
    return fits ? this.flushed(exact, type) : this.rounded(exact, type);
  }

  /** What a library function whose true values lie in `exact` may give. */
  approximated(exact: Interval, type: ValueType, fn: LibraryFunction): Interval {
    if (!isFloatType(type)) return exact;
    const { ulp, absolute = 0 } = this.capabilities.functions[fn];
    const stated = ulp === 0 ? libraryUlp : ulp;
    const accuracy = { ulp: stated + (type === "float64" ? platformUlp : 0), absolute };
    return this.flushed(this.loosened(exact, type, accuracy), type, exact);
  }

  /**
   * With zero, where a backend makes zeros of subnormal numbers. `unrounded`: a result before it was rounded, which may
   * be what it goes by (IEEE 754, 7.5, lets tininess be detected before or after rounding).
   */
  flushed(interval: Interval, type: ValueType, unrounded = interval): Interval {
    if (!this.capabilities.flushesSubnormals || !isFloatType(type) || isEmpty(interval)) return interval;
    const { lo, hi, nan } = interval;
    return hasTiny(interval, type) || hasTiny(unrounded, type) ? around([lo, hi, 0], nan) : interval;
  }

  private loosened(exact: Interval, type: FloatType, { ulp, absolute = 0 }: Accuracy): Interval {
    const { lo, hi, nan } = exact;
    if (isEmpty(exact)) return exact;
    const low =
      Math.min(...lowestOf(exact).map((value) => value - ulp * unitInLastPlace(value, type))) - absolute;
    const high =
      Math.max(...highestOf(exact).map((value) => value + ulp * unitInLastPlace(value, type))) + absolute;
    // An infinity stays one, and adding no error keeps the sign of a zero.
    const ends =
      ulp === 0 && absolute === 0
        ? [lo, hi]
        : [Number.isFinite(lo) ? low : lo, Number.isFinite(hi) ? high : hi];
    if (type === "float64") return around(ends, nan);
    const rounded = ends.map(Math.fround);
    return around(this.wide ? [...ends, ...rounded] : rounded, nan);
  }
}

/** Whether an end of an interval is subnormal. */
function hasTiny({ lo, hi }: Interval, type: FloatType): boolean {
  const smallest = smallestNormal(type);
  return [lo, hi].some((end) => end !== 0 && Math.abs(end) < smallest);
}

/**
 * The values of an interval at which "value less its ULP" may be lowest: its lower end, or the power of two
 * above that, whose ULP is twice as large.
 */
function lowestOf({ lo, hi }: Interval): number[] {
  if (lo <= 0 || !Number.isFinite(lo)) return [lo];
  const power = 2 ** (exponentOf(lo) + 1);
  return power <= hi ? [lo, power] : [lo];
}

const highestOf = ({ lo, hi, nan }: Interval): number[] =>
  lowestOf({ lo: -hi, hi: -lo, nan }).map((value) => -value);

type StatedAccuracy = "rounding" | "flushesSubnormals" | "arithmetic" | "functions";
