/**
 * The formulas of the standard reductions, over the elements of one line, in doubles; and how far rounding
 * may carry a result from them. u is half an ULP of 1, or more where a backend's arithmetic is worse (Higham,
 * "Accuracy and Stability of Numerical Algorithms", chapters 3 and 4).
 */
import { type Dtype, isFloat } from "@lockstep/core";
import { factors, type sample } from "../model/samples.js";
import { at, countOf, indexAt, type Values } from "../model/values.js";
import { libraryUlp, unitInLastPlace } from "../oracle/allowance.js";
import { around, point } from "../oracle/interval.js";
import { type Expected, type ExpectedElement, type Oracle, stored } from "../oracle/oracle.js";

export interface Formula {
  readonly result: (dtype: Dtype) => Dtype;
  /** One value of a line, or as many as the line has. */
  readonly shape: "reduced" | "same";
  /** Ordinary data for it; `sample` if not given. */
  readonly data?: typeof sample;
  /** The values of a line, each with the most that rounding may change. */
  readonly line: (values: readonly number[], unit: number, expUlp: number) => readonly Bounded[];
}

interface Bounded {
  readonly value: number;
  readonly error: number;
}

const float = (dtype: Dtype): Dtype => (isFloat(dtype) ? dtype : "float32");
const summed = (dtype: Dtype): Dtype => (isFloat(dtype) ? dtype : "int32");
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const exactly = (value: number): Bounded[] => [{ value, error: 0 }];

/** |error| of a sum, in whichever order. */
const sumError = (values: readonly number[], unit: number): number =>
  values.length * unit * total(values.map(Math.abs));

/** Mean, with its error. */
function center(values: readonly number[], unit: number): Bounded {
  const value = total(values) / values.length;
  return { value, error: sumError(values, unit) / values.length + unit * Math.abs(value) };
}

/** Σ(x − m)² ÷ n: each distance errs by δ, so its square by 2|d|δ + δ²; then the sum of n squares. */
function variance(values: readonly number[], unit: number): Bounded {
  const mean = center(values, unit);
  const n = values.length;
  let sum = 0;
  let error = 0;
  for (const x of values) {
    const distance = x - mean.value;
    const delta = mean.error + 2 * unit * (Math.abs(x) + Math.abs(mean.value));
    sum += distance * distance;
    error += 2 * Math.abs(distance) * delta + delta * delta;
  }
  return { value: sum / n, error: error / n + ((n + 4) * unit * (sum + error)) / n };
}

export const formulas: Readonly<Record<string, Formula>> = {
  sum: {
    result: summed,
    shape: "reduced",
    line: (x, unit) => [{ value: total(x), error: sumError(x, unit) }],
  },
  prod: {
    result: summed,
    shape: "reduced",
    data: factors,
    line: (x, unit) => {
      const value = x.reduce((product, factor) => product * factor, 1);
      return [{ value, error: x.length * unit * Math.abs(value) * 2 }];
    },
  },
  min: { result: (dtype) => dtype, shape: "reduced", line: (x) => exactly(Math.min(...x)) },
  max: { result: (dtype) => dtype, shape: "reduced", line: (x) => exactly(Math.max(...x)) },
  any: {
    result: () => "bool",
    shape: "reduced",
    line: (x) => exactly(x.some((value) => value !== 0) ? 1 : 0),
  },
  all: {
    result: () => "bool",
    shape: "reduced",
    line: (x) => exactly(x.every((value) => value !== 0) ? 1 : 0),
  },
  mean: { result: float, shape: "reduced", line: (x, unit) => [center(x, unit)] },
  var: { result: float, shape: "reduced", line: (x, unit) => [variance(x, unit)] },
  std: {
    result: float,
    shape: "reduced",
    line: (x, unit) => {
      const { value, error } = variance(x, unit);
      const root = Math.sqrt(value);
      const below = root - Math.sqrt(Math.max(0, value - error));
      return [{ value: root, error: Math.max(below, Math.sqrt(value + error) - root) + 2 * unit * root }];
    },
  },
  argmin: { result: () => "int32", shape: "reduced", line: (x) => exactly(x.indexOf(Math.min(...x))) },
  argmax: { result: () => "int32", shape: "reduced", line: (x) => exactly(x.indexOf(Math.max(...x))) },
  cumsum: {
    result: summed,
    shape: "same",
    line: (x, unit) =>
      x.map((_, i) => {
        const before = x.slice(0, i + 1);
        return { value: total(before), error: sumError(before, unit) };
      }),
  },
  softmax: {
    result: float,
    shape: "same",
    line: (x, unit, expUlp) => {
      const most = Math.max(...x);
      const powers = x.map((value) => Math.exp(value - most));
      const sum = total(powers);
      const furthest = most - Math.min(...x);
      const relative = (x.length + 4 + 4 * expUlp + 4 * furthest) * unit;
      return powers.map((power) => ({ value: power / sum, error: 2 * relative * (power / sum) }));
    },
  },
};

/** The formula along an axis, or over all elements as one line. */
export function along(formula: Formula, values: Values, axis: number | "all", oracle: Oracle): Expected {
  const { shape } = values;
  const dtype = formula.result(values.dtype);
  const type = isFloat(dtype) ? dtype : "float32";
  const { arithmetic, functions } = oracle.capabilities;
  // The formula itself is computed in doubles, whose own errors a result in doubles must be granted as well.
  const own = dtype === "float64" ? 2 : 1;
  const unit = unitInLastPlace(1, type) * (0.5 + arithmetic.ulp) * own;
  // Below the normal numbers an ULP is no longer relative.
  const least = unitInLastPlace(0, type);
  const line = (elements: readonly number[]): ExpectedElement[] =>
    formula.line(elements, unit, functions.exp.ulp || libraryUlp).map(({ value, error }) => {
      if (!isFloat(dtype)) return point(stored(value, dtype));
      const width = error === 0 ? 0 : error + least;
      return oracle.allowance.stored(around([value - width, value + width]), dtype);
    });
  if (axis === "all") return { dtype, shape: [], data: line(values.data) };
  const length = shape[axis]!;
  const others = shape.map((extent, d) => (d === axis ? 1 : extent));
  const outer = Array.from({ length: countOf(others) }, (_, place) => indexAt(others, place));
  const at1 = (index: readonly number[], i: number) => index.map((k, d) => (d === axis ? i : k));
  const lines = outer.map((index) => line(Array.from({ length }, (_, i) => at(values, at1(index, i)))));
  if (formula.shape === "reduced") {
    return { dtype, shape: shape.filter((_, d) => d !== axis), data: lines.map(([value]) => value!) };
  }
  const data = new Array<ExpectedElement>(values.data.length);
  const strides = shape.map((_, d) => countOf(shape.slice(d + 1)));
  for (const [k, index] of outer.entries()) {
    const start = index.reduce((place, i, d) => place + i * strides[d]!, 0);
    for (let i = 0; i < length; i++) data[start + i * strides[axis]!] = lines[k]![i]!;
  }
  return { dtype, shape, data };
}
