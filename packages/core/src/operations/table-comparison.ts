/** Comparisons, and the questions one asks of a float. All give bools; NaN is unequal to all and in no order. */
import type { ElementwiseFamily } from "./table-entry.js";

export const comparison = {
  equal: {
    kind: "elementwise",
    doc: "x = y.",
    result: "bool",
    // biome-ignore lint/suspicious/noDoubleEquals: a bool may meet a number here, and true equals 1
    fn: (x: number, y: number) => x == y,
  },
  notEqual: {
    kind: "elementwise",
    doc: "x ≠ y.",
    result: "bool",
    // biome-ignore lint/suspicious/noDoubleEquals: as in equal
    fn: (x: number, y: number) => x != y,
  },
  less: {
    kind: "elementwise",
    doc: "x < y.",
    result: "bool",
    fn: (x: number, y: number) => x < y,
  },
  lessEqual: {
    kind: "elementwise",
    doc: "x ≤ y.",
    result: "bool",
    fn: (x: number, y: number) => x <= y,
  },
  greater: {
    kind: "elementwise",
    doc: "x > y.",
    result: "bool",
    fn: (x: number, y: number) => x > y,
  },
  greaterEqual: {
    kind: "elementwise",
    doc: "x ≥ y.",
    result: "bool",
    fn: (x: number, y: number) => x >= y,
  },
  isnan: {
    kind: "elementwise",
    doc: "Whether x is NaN.",
    result: "bool",
    fn: (x: number) => Number.isNaN(x),
  },
  isfinite: {
    kind: "elementwise",
    doc: "Whether x is neither NaN nor infinite.",
    result: "bool",
    fn: (x: number) => Math.abs(x) < Infinity,
  },
  isinf: {
    kind: "elementwise",
    doc: "Whether x is Infinity or −Infinity.",
    result: "bool",
    fn: (x: number) => Math.abs(x) === Infinity,
  },
} as const satisfies ElementwiseFamily;
