/**
 * The kernel language over intervals: where a backend's results may lie when every step may be off by what
 * the backend states. Interval arithmetic, in which the errors of the steps pass through those that follow
 * (R. E. Moore, "Interval Analysis", 1966).
 *
 * Where a backend leaves integers unwrapped until they are stored, a value stands for all that equal it
 * modulo 2³²; sums, products and bitwise operations do not care, and anything else of a value out of range is
 * left open.
 */
import { type Binary, type Call, isLibraryFunction, type Unary, type ValueType } from "@lockstep/core";
import { type Allowance, unitInLastPlace } from "./allowance.js";
import { convertNumber, exactly } from "./exactly.js";
import {
  anything,
  around,
  hull,
  type Interval,
  isEmpty,
  onlyNaN,
  open,
  point,
  singleValue,
} from "./interval.js";
import { type Domain, Undecided } from "./walk.js";
import { libraryTruth } from "./within-library.js";

const inRange = ({ lo, hi }: Interval): boolean => lo >= -(2 ** 31) && hi < 2 ** 31;
const exactIntegers = 2 ** 53;

/** The meaning of the kernel language within what `allowance` allows. */
export function within(allowance: Allowance): Domain<Interval> {
  return {
    constant: (value, type) => allowance.flushed(literal(value, type, allowance), type),
    decide: decided,
    select: (test, then, otherwise) => {
      const value = singleValue(test);
      if (value !== undefined) return value !== 0 ? then() : otherwise();
      return hull(then(), otherwise());
    },
    convert: (value, from, to) => convert(value, from, to, allowance),
    unary: (op, type, value) => unary(op, type, value, allowance),
    binary: (op, type, a, b) => binary(op, type, a, b, allowance),
    call: (fn, type, args) => call(fn, type, args, allowance),
    intrinsic: () => anything,
    lookup: () => anything,
  };
}

/**
 * A backend that runs a person's function in doubles has its literals as they were written, before they were
 * rounded to float32. A value of few significant bits is its own rounding.
 */
function literal(value: number, type: ValueType, allowance: Allowance): Interval {
  if (!allowance.wide || type !== "float32" || !Number.isFinite(value)) return point(value);
  const half = unitInLastPlace(value, "float32") / 2;
  const isShort = value % (half * 2 ** 12) === 0;
  return isShort ? point(value) : around([value - half, value + half]);
}

function decided(test: Interval): boolean {
  const value = singleValue(test);
  if (value === undefined) throw new Undecided();
  return value !== 0;
}

export function convert(value: Interval, from: ValueType, to: ValueType, allowance: Allowance): Interval {
  if (from === to) return value;
  if (from === "int32" && to !== "int32" && !inRange(value)) return to === "bool" ? open : anything;
  const single = singleValue(value);
  if (to === "bool") {
    if (single !== undefined) return point(convertNumber(single, "bool"));
    return value.nan || (value.lo <= 0 && value.hi >= 0) ? open : point(1);
  }
  if (to === "int32") {
    if (single !== undefined) return point(single | 0);
    const whole = around([Math.trunc(value.lo), Math.trunc(value.hi)].map((end) => end + 0));
    if (!inRange(whole)) return anything;
    return value.nan ? hull(whole, point(0)) : whole;
  }
  return allowance.converted(value, to);
}

function unary(op: Unary["op"], type: ValueType, value: Interval, allowance: Allowance): Interval {
  if (op === "not") return around([1 - value.lo, 1 - value.hi]);
  if (op === "bitNot") {
    const single = singleValue(value);
    return single === undefined ? anything : point(~single);
  }
  const negated = isEmpty(value) ? value : { lo: -value.hi, hi: -value.lo, nan: value.nan };
  return type === "int32" ? integer(negated, allowance) : negated;
}

function binary(op: Binary["op"], type: ValueType, a: Interval, b: Interval, allowance: Allowance): Interval {
  if (op === "add" || op === "subtract" || op === "multiply" || op === "divide" || op === "remainder") {
    if (type !== "int32") return allowance.rounded(arithmetic(op, a, b), type);
    return ofIntegers(op, a, b, allowance);
  }
  const [x, y] = [singleValue(a), singleValue(b)];
  const bitwise = op.startsWith("bit") || op.startsWith("shift");
  if (bitwise) return x === undefined || y === undefined ? anything : point(exactly.binary(op, type, x, y));
  if (type === "int32" && !(inRange(a) && inRange(b))) return open;
  if (x !== undefined && y !== undefined) return point(exactly.binary(op, type, x, y));
  return compare(op, a, b);
}

type Arithmetical = "add" | "subtract" | "multiply" | "divide" | "remainder";

function arithmetic(op: Arithmetical, a: Interval, b: Interval): Interval {
  const apply = (x: number, y: number) => exactly.binary(op, "float64", x, y);
  const [x, y] = [singleValue(a), singleValue(b)];
  if (x !== undefined && y !== undefined) return point(apply(x, y));
  if (isEmpty(a) || isEmpty(b)) return onlyNaN;
  const nan = a.nan || b.nan;
  if (op === "divide" && b.lo <= 0 && b.hi >= 0) return anything;
  if (op === "remainder") {
    const turns = [a.lo, a.hi].flatMap((m) => [b.lo, b.hi].map((n) => Math.trunc(m / n)));
    const sameTurn = b.lo > 0 && turns.every((turn) => turn === turns[0] && Math.abs(turn) < exactIntegers);
    if (!sameTurn) return anything;
  }
  const corners = [apply(a.lo, b.lo), apply(a.lo, b.hi), apply(a.hi, b.lo), apply(a.hi, b.hi)];
  // An infinity at a bound meets its opposite, or a zero between the bounds: everything is possible.
  const infinite = [a, b].some(({ lo, hi }) => !Number.isFinite(lo) || !Number.isFinite(hi));
  if (infinite && (corners.some(Number.isNaN) || op === "multiply")) return anything;
  return around(corners, nan);
}

function ofIntegers(op: Arithmetical, a: Interval, b: Interval, allowance: Allowance): Interval {
  const [x, y] = [singleValue(a), singleValue(b)];
  if (!allowance.wide && x !== undefined && y !== undefined) return point(exactly.binary(op, "int32", x, y));
  if (op === "remainder" && !(inRange(a) && inRange(b))) return anything;
  return integer(arithmetic(op, a, b), allowance);
}

/** An int32 result: wrapped at once, or left as it is by a backend that wraps when it stores. */
function integer(exact: Interval, allowance: Allowance): Interval {
  const single = singleValue(exact);
  if (single === undefined) return inRange(exact) ? exact : anything;
  if (!allowance.wide) return point(single | 0);
  if (Number.isNaN(single)) return { lo: 0, hi: 0, nan: true };
  if (Object.is(single, -0)) return { lo: -0, hi: 0, nan: false };
  return Math.abs(single) <= exactIntegers ? exact : anything;
}

function compare(op: Binary["op"], a: Interval, b: Interval): Interval {
  const apart = a.hi < b.lo || a.lo > b.hi;
  const mayBeNaN = a.nan || b.nan;
  if (op === "equal") return apart || isEmpty(a) || isEmpty(b) ? point(0) : open;
  if (op === "notEqual") return apart || isEmpty(a) || isEmpty(b) ? point(1) : open;
  if (isEmpty(a) || isEmpty(b)) return point(0);
  const [least, most] = op === "less" || op === "lessEqual" ? [a, b] : [b, a];
  const strict = op === "less" || op === "greater";
  const never = strict ? least.lo >= most.hi : least.lo > most.hi;
  const always = strict ? least.hi < most.lo : least.hi <= most.lo;
  if (never) return point(0);
  return always && !mayBeNaN ? point(1) : open;
}

function call(fn: Call["fn"], type: ValueType, args: readonly Interval[], allowance: Allowance): Interval {
  if (isLibraryFunction(fn)) return allowance.approximated(libraryTruth(fn, args), type, fn);
  const singles = args.map(singleValue);
  if (type === "int32" && fn !== "imul" && fn !== "clz32" && fn !== "abs" && !args.every(inRange))
    return anything;
  if (singles.every((value) => value !== undefined)) {
    if (type === "int32" && !allowance.wide) return point(exactly.call(fn, type, singles as number[]));
    const exact = point(exactly.call(fn, "float64", singles as number[]));
    return fn === "sqrt" || fn === "fround"
      ? allowance.rounded(exact, fn === "fround" ? "float32" : type)
      : exact;
  }
  const [a, b] = args as [Interval, Interval];
  if (fn === "min" || fn === "max") {
    if (isEmpty(a) || isEmpty(b)) return onlyNaN;
    return around([Math[fn](a.lo, b.lo), Math[fn](a.hi, b.hi)], a.nan || b.nan);
  }
  if (fn === "imul" || fn === "clz32") return anything;
  if (isEmpty(a)) return onlyNaN;
  if (fn === "fround") return allowance.rounded(a, "float32");
  if (fn === "abs")
    return around([...(a.lo <= 0 && a.hi >= 0 ? [0] : []), Math.abs(a.lo), Math.abs(a.hi)], a.nan);
  if (fn === "sqrt") {
    if (a.hi < 0) return onlyNaN;
    return allowance.rounded(
      around([Math.sqrt(Math.max(a.lo, -0)), Math.sqrt(a.hi)], a.nan || a.lo < 0),
      type,
    );
  }
  // Rounding to integers and the sign never fall as their argument grows.
  return around([Math[fn](a.lo), Math[fn](a.hi)], a.nan);
}
