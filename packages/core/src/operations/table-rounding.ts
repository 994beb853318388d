/** Rounding to whole numbers. Floats stay floats, and integers stay as they are. */
import type { ElementwiseFamily } from "./table-entry.js";

export const rounding = {
  floor: {
    kind: "elementwise",
    doc: "The largest whole number not above x.",
    result: "number",
    fn: (x: number) => Math.floor(x),
  },
  ceil: {
    kind: "elementwise",
    doc: "The smallest whole number not below x.",
    result: "number",
    fn: (x: number) => Math.ceil(x),
  },
  round: {
    kind: "elementwise",
    doc: "The nearest whole number; halves go up, as JavaScript's Math.round (NumPy's go to the even one).",
    result: "number",
    fn: (x: number) => Math.round(x),
  },
  trunc: {
    kind: "elementwise",
    doc: "x without its fraction.",
    result: "number",
    fn: (x: number) => Math.trunc(x),
  },
} as const satisfies ElementwiseFamily;
