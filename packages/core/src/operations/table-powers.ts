/** Powers and roots. */
import type { ElementwiseFamily } from "./table-entry.js";

export const powers = {
  pow: {
    kind: "elementwise",
    doc: "x to the power y; integers give floats. pow(NaN, 0) is 1 and pow(±1, ±Infinity) is NaN, as JavaScript's **.",
    result: "float",
    fn: (x: number, y: number) => x ** y,
    domain: [{ min: 0 }, {}],
  },
  square: {
    kind: "elementwise",
    doc: "x × x.",
    result: "number",
    fn: (x: number) => x * x,
  },
  sqrt: {
    kind: "elementwise",
    doc: "The square root, correctly rounded; NaN below 0.",
    result: "float",
    fn: (x: number) => Math.sqrt(x),
    domain: [{ min: 0 }],
  },
  cbrt: {
    kind: "elementwise",
    doc: "The real cube root, of negative numbers too.",
    result: "float",
    fn: (x: number) => Math.cbrt(x),
  },
  reciprocal: {
    kind: "elementwise",
    doc: "1 ÷ x.",
    result: "float",
    fn: (x: number) => 1 / x,
  },
  hypot: {
    kind: "elementwise",
    doc: "√(x² + y²) without overflow on the way; Infinity where either is infinite, even beside NaN.",
    result: "float",
    fn: (x: number, y: number) => Math.hypot(x, y),
  },
} as const satisfies ElementwiseFamily;
