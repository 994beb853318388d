/**
 * Logic on truth values and on bits. Numbers count as in JavaScript: 0 and NaN are false, all others true. The
 * bitwise operations refuse floats (`DTYPE_MISMATCH`); of bools they are the logical ones.
 */
import type { ElementwiseFamily } from "./table-entry.js";

export const logic = {
  logicalAnd: {
    kind: "elementwise",
    doc: "Whether both are true.",
    result: "bool",
    fn: (x: number, y: number) => Boolean(x) && Boolean(y),
  },
  logicalOr: {
    kind: "elementwise",
    doc: "Whether either is true.",
    result: "bool",
    fn: (x: number, y: number) => Boolean(x) || Boolean(y),
  },
  logicalXor: {
    kind: "elementwise",
    doc: "Whether exactly one is true.",
    result: "bool",
    fn: (x: number, y: number) => Boolean(x) !== Boolean(y),
  },
  logicalNot: {
    kind: "elementwise",
    doc: "Whether x is false.",
    result: "bool",
    fn: (x: number) => !x,
  },
} as const satisfies ElementwiseFamily;

export const bitwise = {
  bitwiseAnd: {
    kind: "elementwise",
    doc: "The bits set in both.",
    result: "same",
    integersOnly: true,
    fn: (x: number, y: number) => x & y,
    bools: (x: number, y: number) => Boolean(x) && Boolean(y),
  },
  bitwiseOr: {
    kind: "elementwise",
    doc: "The bits set in either.",
    result: "same",
    integersOnly: true,
    fn: (x: number, y: number) => x | y,
    bools: (x: number, y: number) => Boolean(x) || Boolean(y),
  },
  bitwiseXor: {
    kind: "elementwise",
    doc: "The bits set in exactly one.",
    result: "same",
    integersOnly: true,
    fn: (x: number, y: number) => x ^ y,
    bools: (x: number, y: number) => Boolean(x) !== Boolean(y),
  },
  bitwiseInvert: {
    kind: "elementwise",
    doc: "Every bit inverted; of bools, not x.",
    result: "same",
    integersOnly: true,
    fn: (x: number) => ~x,
    bools: (x: number) => !x,
  },
  bitwiseLeftShift: {
    kind: "elementwise",
    doc: "x shifted left by the low five bits of y, as JavaScript's <<.",
    result: "number",
    integersOnly: true,
    fn: (x: number, y: number) => x << y,
    domain: [{}, { min: 0, max: 31 }],
  },
  bitwiseRightShift: {
    kind: "elementwise",
    doc: "x shifted right by the low five bits of y, keeping its sign, as JavaScript's >>.",
    result: "number",
    integersOnly: true,
    fn: (x: number, y: number) => x >> y,
    domain: [{}, { min: 0, max: 31 }],
  },
} as const satisfies ElementwiseFamily;
