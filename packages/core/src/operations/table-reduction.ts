/** Reductions made of one kernel. All are associative, so their order is the fixed tree of `Reduction`. */
import type { CompositeFamily, ReductionFamily } from "./table-entry.js";

// Not those of `Number`, and no operator below: a bundler that sees either keeps the whole table.
const largest = 1 / 0;
const smallest = -1 / 0;

export const reductions = {
  sum: {
    kind: "reduction",
    doc: "The sum; 0 of nothing. Integers and bools are summed in int32, which wraps.",
    result: "sum",
    fn: (acc: number, x: number) => acc + x,
    init: 0,
  },
  prod: {
    kind: "reduction",
    doc: "The product; 1 of nothing. Integers and bools are multiplied in int32, which wraps.",
    result: "sum",
    fn: (acc: number, x: number) => acc * x,
    init: 1,
  },
  min: {
    kind: "reduction",
    doc: "The smallest element; NaN where there is one.",
    result: "same",
    fn: (acc: number, x: number) => Math.min(acc, x),
    init: largest,
    integerInits: { uint8: 255, int32: 2147483647 },
    bools: { fn: (acc: boolean, x: boolean) => acc && x, init: true },
    needsElements: true,
  },
  max: {
    kind: "reduction",
    doc: "The largest element; NaN where there is one.",
    result: "same",
    fn: (acc: number, x: number) => Math.max(acc, x),
    init: smallest,
    integerInits: { uint8: 0, int32: -2147483648 },
    bools: { fn: (acc: boolean, x: boolean) => acc || x, init: false },
    needsElements: true,
  },
  any: {
    kind: "reduction",
    doc: "Whether any element is true (neither 0 nor NaN); false of nothing.",
    result: "bool",
    fn: (acc: boolean, x: number) => acc || Boolean(x),
    init: false,
  },
  all: {
    kind: "reduction",
    doc: "Whether every element is true (neither 0 nor NaN); true of nothing.",
    result: "bool",
    fn: (acc: boolean, x: number) => acc && Boolean(x),
    init: true,
  },
} as const satisfies ReductionFamily;

export const statistics = {
  mean: {
    kind: "composite",
    doc: "The arithmetic mean, of integers as float32; NaN of nothing.",
    result: "float",
  },
  var: {
    kind: "composite",
    doc: "The mean squared distance from the mean; { correction: 1 } divides by n − 1. NaN of nothing.",
    source:
      'Two passes, the second over x − mean: Chan, Golub and LeVeque, "Algorithms for computing the sample variance", 1983',
    result: "float",
  },
  std: {
    kind: "composite",
    doc: "The standard deviation: the square root of var.",
    result: "float",
  },
  argmin: {
    kind: "composite",
    doc: "The index of the first smallest element, or of the first NaN; in the flattened tensor if no axis is given.",
    result: "index",
  },
  argmax: {
    kind: "composite",
    doc: "The index of the first largest element, or of the first NaN; in the flattened tensor if no axis is given.",
    result: "index",
  },
} as const satisfies CompositeFamily;

export const sequences = {
  cumsum: {
    kind: "composite",
    doc: "Running sums along an axis, in the same order on every backend. Integers and bools are summed in int32.",
    source: 'Doubling steps: Hillis and Steele, "Data parallel algorithms", 1986',
    result: "sum",
  },
  softmax: {
    kind: "composite",
    doc: "exp(x) ÷ Σ exp(x) along an axis, the last if none is given; the largest element is subtracted first.",
    result: "float",
  },
  concat: {
    kind: "composite",
    doc: "Tensors one after another along an axis, the first if none is given; dtypes are promoted.",
    result: "same",
  },
  stack: {
    kind: "composite",
    doc: "Tensors of one shape side by side along a new axis, the first if none is given; dtypes are promoted.",
    result: "same",
  },
  matmul: {
    kind: "composite",
    doc: "The matrix product; vectors, and batches of matrices that broadcast. Sums run from left to right.",
    source: "Python array API standard, matmul",
    result: "sum",
  },
} as const satisfies CompositeFamily;
