/**
 * Every operator and every function of the kernel language, each in the smallest function that uses it, with
 * what DESIGN.md §4.2 says of the dtype of its result. That rule is written here apart from core, and held
 * against it.
 */
import { type Dtype, isFloat, promote } from "@lockstep/core";

/** What a person hands to `map` or `zip`. */
// biome-ignore lint/suspicious/noExplicitAny: the tables' functions take numbers, booleans and scopes alike
export type PersonsFunction = (...values: any[]) => number | boolean;

/**
 * The dtype of a result, from the dtypes of the arguments (numbers left out): `number` is their promotion,
 * with bool as int32; `float` the same with integers as float32; `integer` is int32, or uint8 where that is
 * the promotion; `same` is the promotion itself; `chosen` too, unless what is chosen from (all but the first)
 * is bool.
 */
export type ResultRule = "number" | "float" | "bool" | "same" | "chosen" | "integer";

export interface Operator {
  readonly fn: PersonsFunction;
  readonly result: ResultRule;
  /** Whether floats are refused. */
  readonly integersOnly?: true;
  /** Whether it refuses a bool beside a number, because JavaScript says that they are never equal. */
  readonly strict?: true;
}

const numeric = (fn: PersonsFunction): Operator => ({ fn, result: "number" });
const floating = (fn: PersonsFunction): Operator => ({ fn, result: "float" });
const logical = (fn: PersonsFunction): Operator => ({ fn, result: "bool" });
const bitwise = (fn: PersonsFunction): Operator => ({ fn, result: "number", integersOnly: true });
const integral = (fn: PersonsFunction): Operator => ({ fn, result: "integer" });

type Table = Readonly<Record<string, Operator>>;

export const unaryOperators: Table = {
  identity: { fn: (x: number) => x, result: "same" },
  plus: numeric((x) => +x),
  negate: numeric((x) => -x),
  not: logical((x) => !x),
  "bit-not": bitwise((x) => ~x),
  boolean: logical((x) => Boolean(x)),
  "is-nan": logical((x) => Number.isNaN(x)),
  abs: numeric((x) => Math.abs(x)),
  ceil: numeric((x) => Math.ceil(x)),
  floor: numeric((x) => Math.floor(x)),
  round: numeric((x) => Math.round(x)),
  sign: numeric((x) => Math.sign(x)),
  trunc: numeric((x) => Math.trunc(x)),
  sqrt: floating((x) => Math.sqrt(x)),
  fround: floating((x) => Math.fround(x)),
  clz32: integral((x) => Math.clz32(x)),
  acos: floating((x) => Math.acos(x)),
  acosh: floating((x) => Math.acosh(x)),
  asin: floating((x) => Math.asin(x)),
  asinh: floating((x) => Math.asinh(x)),
  atan: floating((x) => Math.atan(x)),
  atanh: floating((x) => Math.atanh(x)),
  cbrt: floating((x) => Math.cbrt(x)),
  cos: floating((x) => Math.cos(x)),
  cosh: floating((x) => Math.cosh(x)),
  exp: floating((x) => Math.exp(x)),
  expm1: floating((x) => Math.expm1(x)),
  log: floating((x) => Math.log(x)),
  log10: floating((x) => Math.log10(x)),
  log1p: floating((x) => Math.log1p(x)),
  log2: floating((x) => Math.log2(x)),
  sin: floating((x) => Math.sin(x)),
  sinh: floating((x) => Math.sinh(x)),
  tan: floating((x) => Math.tan(x)),
  tanh: floating((x) => Math.tanh(x)),
  square: numeric((x) => x ** 2),
  cube: numeric((x) => x ** 3),
  "to-the-0": numeric((x) => x ** 0),
  "to-the-half": floating((x) => x ** 0.5),
  "to-the-minus-1": floating((x) => x ** -1),
};

export const binaryOperators: Table = {
  add: numeric((x, y) => x + y),
  subtract: numeric((x, y) => x - y),
  multiply: numeric((x, y) => x * y),
  divide: floating((x, y) => x / y),
  remainder: numeric((x, y) => x % y),
  power: floating((x, y) => x ** y),
  equal: { fn: (x, y) => x === y, result: "bool", strict: true },
  "not-equal": { fn: (x, y) => x !== y, result: "bool", strict: true },
  // biome-ignore lint/suspicious/noDoubleEquals: it is a case of its own
  "loosely-equal": logical((x, y) => x == y),
  // biome-ignore lint/suspicious/noDoubleEquals: it is a case of its own
  "loosely-not-equal": logical((x, y) => x != y),
  less: logical((x, y) => x < y),
  "less-equal": logical((x, y) => x <= y),
  greater: logical((x, y) => x > y),
  "greater-equal": logical((x, y) => x >= y),
  and: { fn: (x, y) => x && y, result: "same" },
  or: { fn: (x, y) => x || y, result: "same" },
  select: { fn: (x, y) => (x ? y : x), result: "same" },
  "bit-and": bitwise((x, y) => x & y),
  "bit-or": bitwise((x, y) => x | y),
  "bit-xor": bitwise((x, y) => x ^ y),
  "shift-left": bitwise((x, y) => x << y),
  "shift-right": bitwise((x, y) => x >> y),
  "shift-right-unsigned": bitwise((x, y) => x >>> y),
  min: numeric((x, y) => Math.min(x, y)),
  max: numeric((x, y) => Math.max(x, y)),
  // biome-ignore lint/style/useExponentiationOperator: it is a case of its own
  pow: floating((x, y) => Math.pow(x, y)),
  atan2: floating((x, y) => Math.atan2(x, y)),
  hypot: floating((x, y) => Math.hypot(x, y)),
  imul: integral((x, y) => Math.imul(x, y)),
};

export const ternaryOperators: Table = {
  where: { fn: (c, x, y) => (c ? x : y), result: "chosen" },
  clip: numeric((x, low, high) => Math.min(Math.max(x, low), high)),
  "multiply-add": numeric((x, y, z) => x * y + z),
  "add-divide": floating((x, y, z) => (x + y) / z),
  "min-of-3": numeric((x, y, z) => Math.min(x, y, z)),
  "max-of-3": numeric((x, y, z) => Math.max(x, y, z)),
  "hypot-of-3": floating((x, y, z) => Math.hypot(x, y, z)),
  between: logical((x, low, high) => low <= x && x < high),
};

/** What an argument is: a dtype, or a number in place of a tensor. */
export type ArgumentKind = Dtype | number;

/** Whether the operator is defined for arguments of these kinds; where it is not, core must say so. */
export function takes({ integersOnly, strict }: Operator, given: readonly ArgumentKind[]): boolean {
  const floats = given.some((kind) => (typeof kind === "number" ? !Number.isInteger(kind) : isFloat(kind)));
  if (integersOnly && floats) return false;
  const bools = given.filter((kind) => kind === "bool").length;
  return !strict || bools === 0 || bools === given.length;
}

/** The dtype of the result of arguments of these dtypes. */
export function resultDtype(rule: ResultRule, given: readonly Dtype[]): Dtype {
  const met = given.reduce(promote);
  if (rule === "bool") return "bool";
  if (rule === "same") return met;
  if (rule === "chosen") return given.slice(1).every((dtype) => dtype === "bool") ? "bool" : met;
  if (rule === "float") return met === "float64" ? "float64" : "float32";
  if (rule === "integer") return met === "uint8" ? "uint8" : "int32";
  return met === "bool" ? "int32" : met;
}
