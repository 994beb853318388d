/** Arithmetic: the operators, and division with its two kinds of remainder. */
import type { ElementwiseFamily } from "./table-entry.js";

export const arithmetic = {
  add: {
    kind: "elementwise",
    doc: "x + y.",
    result: "number",
    fn: (x: number, y: number) => x + y,
  },
  subtract: {
    kind: "elementwise",
    doc: "x − y.",
    result: "number",
    fn: (x: number, y: number) => x - y,
  },
  multiply: {
    kind: "elementwise",
    doc: "x × y.",
    result: "number",
    fn: (x: number, y: number) => x * y,
  },
  divide: {
    kind: "elementwise",
    doc: "x ÷ y; integers give floats.",
    result: "float",
    fn: (x: number, y: number) => x / y,
  },
  floorDivide: {
    kind: "elementwise",
    doc: "⌊x ÷ y⌋; of integers exactly, and 0 where y is 0.",
    source:
      "Integers: x less its remainder is a multiple of y, so multiplying by the inverse of y modulo 2^32 divides " +
      "exactly; the inverse by Newton's iteration from 3y XOR 2, right to 5 bits (Granlund and Montgomery, " +
      '"Division by invariant integers using multiplication", 1994, section 9)',
    result: "number",
    fn: (x: number, y: number) => Math.floor(x / y),
    integers: (x: number, y: number) => {
      const dividend = +x;
      const divisor = +y;
      if (divisor === 0) return 0;
      const zeros = 31 - Math.clz32(divisor & -divisor);
      const odd = divisor >> zeros;
      let inverse = Math.imul(odd, 3) ^ 2;
      inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
      inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
      inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
      const rest = dividend % divisor;
      const towardsZero = Math.imul((dividend - rest) >> zeros, inverse);
      return rest !== 0 && rest < 0 !== divisor < 0 ? towardsZero - 1 : towardsZero;
    },
  },
  remainder: {
    kind: "elementwise",
    doc: "What is left of x after flooring division by y: it has the sign of y, as Python's %; of integers 0 where y is 0.",
    result: "number",
    fn: (x: number, y: number) => {
      const rest = x % y;
      if (rest === 0) return y < 0 ? -0 : 0;
      return rest < 0 !== y < 0 ? rest + y : rest;
    },
  },
  fmod: {
    kind: "elementwise",
    doc: "What is left of x after truncating division by y: it has the sign of x, as JavaScript's and C's %; of integers 0 where y is 0.",
    result: "number",
    fn: (x: number, y: number) => x % y,
  },
  negative: {
    kind: "elementwise",
    doc: "−x; uint8 wraps.",
    result: "number",
    fn: (x: number) => -x,
  },
  positive: {
    kind: "elementwise",
    doc: "+x: the same values, bools as 0 and 1.",
    result: "number",
    fn: (x: number) => +x,
  },
  abs: {
    kind: "elementwise",
    doc: "|x|; the smallest int32 wraps to itself.",
    result: "number",
    fn: (x: number) => Math.abs(x),
  },
  sign: {
    kind: "elementwise",
    doc: "−1, 0 or 1; zeros keep their sign and NaN stays NaN.",
    result: "number",
    fn: (x: number) => Math.sign(x),
  },
} as const satisfies ElementwiseFamily;
