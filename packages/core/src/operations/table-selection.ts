/** Choosing between values, and the activations of neural networks. NaN goes through `minimum`, `maximum` and `clip`. */
import type { ElementwiseFamily } from "./table-entry.js";

export const selection = {
  where: {
    kind: "elementwise",
    doc: "x where the condition is true (neither 0 nor NaN), else y.",
    result: "chosen",
    fn: (condition: number, x: number, y: number) => (condition ? x : y),
  },
  clip: {
    kind: "elementwise",
    doc: "x, but not below min and not above max; max wins where they cross.",
    result: "number",
    fn: (x: number, min: number, max: number) => Math.min(Math.max(x, min), max),
  },
  minimum: {
    kind: "elementwise",
    doc: "The smaller of x and y; NaN where either is NaN, and −0 is smaller than 0.",
    result: "number",
    fn: (x: number, y: number) => Math.min(x, y),
  },
  maximum: {
    kind: "elementwise",
    doc: "The larger of x and y; NaN where either is NaN, and 0 is larger than −0.",
    result: "number",
    fn: (x: number, y: number) => Math.max(x, y),
  },
} as const satisfies ElementwiseFamily;

export const activation = {
  sigmoid: {
    kind: "elementwise",
    doc: "1 ÷ (1 + exp(−x)), between 0 and 1.",
    result: "float",
    fn: (x: number) => 1 / (1 + Math.exp(-x)),
  },
  relu: {
    kind: "elementwise",
    doc: "x where it is positive, else 0; NaN stays NaN.",
    result: "number",
    fn: (x: number) => Math.max(x, 0),
  },
} as const satisfies ElementwiseFamily;
