/**
 * What the standard operations of one kernel mean, written here a second time from their descriptions. Of
 * integers, where the kernel language would lose digits, the meaning is given in plain JavaScript.
 */
import type { PersonsFunction, ResultRule } from "./operators.js";

export interface Definition {
  readonly arity: 1 | 2 | 3;
  readonly fn: PersonsFunction;
  readonly result: ResultRule;
  /**
   * The meaning for integers (and bools, as 0 and 1), in doubles; the result is then stored in the result's
   * dtype.
   */
  readonly integers?: (...values: number[]) => number;
  /** The meaning for bools, where it is another. */
  readonly bools?: (...values: number[]) => number;
  readonly integersOnly?: true;
}

const of = (
  arity: 1 | 2 | 3,
  result: ResultRule,
  fn: PersonsFunction,
  more: Partial<Definition> = {},
): Definition => ({
  arity,
  result,
  fn,
  ...more,
});

/** Python's remainder: what flooring leaves. */
const floored = (x: number, y: number): number => (y === 0 ? 0 : x - y * Math.floor(x / y));

export const definitions: Readonly<Record<string, Definition>> = {
  add: of(2, "number", (x, y) => x + y),
  subtract: of(2, "number", (x, y) => x - y),
  multiply: of(2, "number", (x, y) => x * y),
  divide: of(2, "float", (x, y) => x / y),
  floorDivide: of(2, "number", (x, y) => Math.floor(x / y), {
    integers: (x, y) => (y === 0 ? 0 : Math.floor(x / y)),
  }),
  remainder: of(
    2,
    "number",
    (x, y) => {
      const rest = x % y;
      if (rest === 0) return y < 0 ? -0.0 : 0.0;
      return rest > 0 === y > 0 ? rest : rest + y;
    },
    { integers: floored },
  ),
  fmod: of(2, "number", (x, y) => x % y),
  negative: of(1, "number", (x) => -x),
  positive: of(1, "number", (x) => +x),
  abs: of(1, "number", (x) => (x < 0 ? -x : x === 0 ? 0 : x), { integers: Math.abs }),
  sign: of(1, "number", (x) => (x > 0 ? 1 : x < 0 ? -1 : x), { integers: Math.sign }),
  pow: of(2, "float", (x, y) => x ** y),
  square: of(1, "number", (x) => x * x),
  sqrt: of(1, "float", (x) => Math.sqrt(x)),
  cbrt: of(1, "float", (x) => Math.cbrt(x)),
  reciprocal: of(1, "float", (x) => 1 / x),
  hypot: of(2, "float", (x, y) => Math.hypot(x, y)),
  equal: of(2, "bool", (x, y) => x === y),
  notEqual: of(2, "bool", (x, y) => !(x === y)),
  less: of(2, "bool", (x, y) => x < y),
  lessEqual: of(2, "bool", (x, y) => x < y || x === y),
  greater: of(2, "bool", (x, y) => y < x),
  greaterEqual: of(2, "bool", (x, y) => y < x || x === y),
  isnan: of(1, "bool", (x) => x !== x),
  isfinite: of(1, "bool", (x) => x - x === 0, { integers: () => 1 }),
  isinf: of(1, "bool", (x) => x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY, {
    integers: () => 0,
  }),
  logicalAnd: of(2, "bool", (x, y) => !(!x || !y)),
  logicalOr: of(2, "bool", (x, y) => !(!x && !y)),
  logicalXor: of(2, "bool", (x, y) => !x !== !y),
  logicalNot: of(1, "bool", (x) => !x),
  bitwiseAnd: of(2, "same", (x, y) => x & y, { integersOnly: true, integers: (x, y) => x & y }),
  bitwiseOr: of(2, "same", (x, y) => x | y, { integersOnly: true, integers: (x, y) => x | y }),
  bitwiseXor: of(2, "same", (x, y) => x ^ y, { integersOnly: true, integers: (x, y) => x ^ y }),
  bitwiseInvert: of(1, "same", (x) => ~x, { integersOnly: true, integers: (x) => ~x, bools: (x) => 1 - x }),
  bitwiseLeftShift: of(2, "number", (x, y) => x << y, { integersOnly: true }),
  bitwiseRightShift: of(2, "number", (x, y) => x >> y, { integersOnly: true }),
  floor: of(1, "number", (x) => Math.floor(x)),
  ceil: of(1, "number", (x) => -Math.floor(-x), { integers: (x) => x }),
  round: of(1, "number", (x) => Math.round(x)),
  trunc: of(1, "number", (x) => (x < 0 ? Math.ceil(x) : Math.floor(x)), { integers: (x) => x }),
  exp: of(1, "float", (x) => Math.exp(x)),
  exp2: of(1, "float", (x) => 2 ** x),
  expm1: of(1, "float", (x) => Math.expm1(x)),
  log: of(1, "float", (x) => Math.log(x)),
  log1p: of(1, "float", (x) => Math.log1p(x)),
  log2: of(1, "float", (x) => Math.log2(x)),
  log10: of(1, "float", (x) => Math.log10(x)),
  sin: of(1, "float", (x) => Math.sin(x)),
  cos: of(1, "float", (x) => Math.cos(x)),
  tan: of(1, "float", (x) => Math.tan(x)),
  asin: of(1, "float", (x) => Math.asin(x)),
  acos: of(1, "float", (x) => Math.acos(x)),
  atan: of(1, "float", (x) => Math.atan(x)),
  atan2: of(2, "float", (y, x) => Math.atan2(y, x)),
  sinh: of(1, "float", (x) => Math.sinh(x)),
  cosh: of(1, "float", (x) => Math.cosh(x)),
  tanh: of(1, "float", (x) => Math.tanh(x)),
  asinh: of(1, "float", (x) => Math.asinh(x)),
  acosh: of(1, "float", (x) => Math.acosh(x)),
  atanh: of(1, "float", (x) => Math.atanh(x)),
  where: of(3, "chosen", (condition, x, y) => (condition ? x : y)),
  clip: of(3, "number", (x, min, max) => Math.min(Math.max(x, min), max)),
  minimum: of(2, "number", (x, y) => Math.min(x, y)),
  maximum: of(2, "number", (x, y) => Math.max(x, y)),
  sigmoid: of(1, "float", (x) => 1 / (1 + Math.exp(-x))),
  relu: of(1, "number", (x) => Math.max(x, 0)),
};
