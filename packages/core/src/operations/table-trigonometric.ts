/** Trigonometric and hyperbolic functions; angles in radians. Integers give floats. */
import type { ElementwiseFamily } from "./table-entry.js";

export const trigonometric = {
  sin: { kind: "elementwise", doc: "The sine.", result: "float", fn: (x: number) => Math.sin(x) },
  cos: { kind: "elementwise", doc: "The cosine.", result: "float", fn: (x: number) => Math.cos(x) },
  tan: { kind: "elementwise", doc: "The tangent.", result: "float", fn: (x: number) => Math.tan(x) },
  asin: {
    kind: "elementwise",
    doc: "The angle in [−π/2, π/2] whose sine is x.",
    result: "float",
    fn: (x: number) => Math.asin(x),
    domain: [{ min: -1, max: 1 }],
  },
  acos: {
    kind: "elementwise",
    doc: "The angle in [0, π] whose cosine is x.",
    result: "float",
    fn: (x: number) => Math.acos(x),
    domain: [{ min: -1, max: 1 }],
  },
  atan: {
    kind: "elementwise",
    doc: "The angle in [−π/2, π/2] whose tangent is x.",
    result: "float",
    fn: (x: number) => Math.atan(x),
  },
  atan2: {
    kind: "elementwise",
    doc: "The angle in [−π, π] of the point (x, y), called as atan2(y, x).",
    result: "float",
    fn: (y: number, x: number) => Math.atan2(y, x),
  },
} as const satisfies ElementwiseFamily;

export const hyperbolic = {
  sinh: {
    kind: "elementwise",
    doc: "The hyperbolic sine.",
    result: "float",
    fn: (x: number) => Math.sinh(x),
  },
  cosh: {
    kind: "elementwise",
    doc: "The hyperbolic cosine.",
    result: "float",
    fn: (x: number) => Math.cosh(x),
  },
  tanh: {
    kind: "elementwise",
    doc: "The hyperbolic tangent.",
    result: "float",
    fn: (x: number) => Math.tanh(x),
  },
  asinh: {
    kind: "elementwise",
    doc: "The number whose hyperbolic sine is x.",
    result: "float",
    fn: (x: number) => Math.asinh(x),
  },
  acosh: {
    kind: "elementwise",
    doc: "The number, 0 or above, whose hyperbolic cosine is x.",
    result: "float",
    fn: (x: number) => Math.acosh(x),
    domain: [{ min: 1 }],
  },
  atanh: {
    kind: "elementwise",
    doc: "The number whose hyperbolic tangent is x.",
    result: "float",
    fn: (x: number) => Math.atanh(x),
    domain: [{ min: -1, max: 1 }],
  },
} as const satisfies ElementwiseFamily;
