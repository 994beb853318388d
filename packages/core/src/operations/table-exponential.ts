/** Exponentials and logarithms. Integers give floats. */
import type { ElementwiseFamily } from "./table-entry.js";

export const exponential = {
  exp: {
    kind: "elementwise",
    doc: "e to the power x.",
    result: "float",
    fn: (x: number) => Math.exp(x),
  },
  exp2: {
    kind: "elementwise",
    doc: "2 to the power x.",
    result: "float",
    fn: (x: number) => 2 ** x,
  },
  expm1: {
    kind: "elementwise",
    doc: "exp(x) − 1, exact near 0.",
    result: "float",
    fn: (x: number) => Math.expm1(x),
  },
  log: {
    kind: "elementwise",
    doc: "The natural logarithm; −Infinity at 0, NaN below.",
    result: "float",
    fn: (x: number) => Math.log(x),
    domain: [{ min: 0 }],
  },
  log1p: {
    kind: "elementwise",
    doc: "log(1 + x), exact near 0.",
    result: "float",
    fn: (x: number) => Math.log1p(x),
    domain: [{ min: -1 }],
  },
  log2: {
    kind: "elementwise",
    doc: "The logarithm to base 2.",
    result: "float",
    fn: (x: number) => Math.log2(x),
    domain: [{ min: 0 }],
  },
  log10: {
    kind: "elementwise",
    doc: "The logarithm to base 10.",
    result: "float",
    fn: (x: number) => Math.log10(x),
    domain: [{ min: 0 }],
  },
} as const satisfies ElementwiseFamily;
