/**
 * What a backend must answer. Given a kernel and its inputs as plain values, the oracle gives the one right
 * value of each element where the backend's capabilities promise the last bit, and otherwise the interval in
 * which the value must lie. Everything it knows of the backend are those capabilities.
 */
import { type Capabilities, type Dtype, isFloat, type Kernel, promote, type Reduction } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import {
  at,
  broadcast,
  broadcastShape,
  countOf,
  indexAt,
  type Values,
  valueTypeOf,
} from "../model/values.js";
import { Allowance } from "./allowance.js";
import { convertNumber, exactly } from "./exactly.js";
import { anything, type Interval, point } from "./interval.js";
import { usedFunctions, usesFloats } from "./kernel-contents.js";
import { loadExactly, loadWithin } from "./load.js";
import { plainFold, plainFunction } from "./plain-javascript.js";
import { product } from "./products.js";
import { reduceExactly, reduceWithin } from "./reductions.js";
import { type Domain, Undecided, walk } from "./walk.js";
import { convert, within } from "./within.js";

/** A value where there is but one, an interval where there is room. */
export type ExpectedElement = number | Interval;

export interface Expected {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  /** In row-major order. */
  readonly data: readonly ExpectedElement[];
}

/** A tensor or a number, as an operation is given it. */
export type Given = Values | number;

/** A number as it lies in a tensor of `dtype`: rounded or wrapped as the dtype does. */
export const stored = (value: number, dtype: Dtype): number =>
  dtype === "uint8" ? convertNumber(value, "int32") & 255 : convertNumber(value, valueTypeOf(dtype));

export class Oracle {
  readonly allowance: Allowance;

  constructor(readonly capabilities: Capabilities) {
    this.allowance = new Allowance(capabilities);
  }

  /** Whether each result of `kernel` has one right value, to the last bit. */
  isExact(kernel: Kernel): boolean {
    const { rounding, arithmetic, functions, flushesSubnormals } = this.capabilities;
    if (rounding !== "each") return false;
    if (usesFloats(kernel) && (arithmetic.ulp !== 0 || flushesSubnormals)) return false;
    return usedFunctions(kernel).every((fn) => functions[fn].ulp === 0);
  }

  /** `out[i] = kernel(...inputs[i])`, the inputs broadcast to one shape, stored in `dtype`. */
  map(kernel: Kernel, inputs: readonly Given[], dtype: Dtype = kernel.dtype): Expected {
    const shape = shapeOf(inputs);
    const aligned = inputs.map((input) => (typeof input === "number" ? input : broadcast(input, shape)));
    const element = this.elementOf(kernel, dtype);
    const data = Array.from({ length: countOf(shape) }, (_, place) => element(argumentsAt(aligned, place)));
    return { dtype, shape, data };
  }

  /** The inputs, broadcast to one shape, reduced along `axes`; these stay with length 1 where `keepdims`. */
  reduce(
    reduction: Reduction,
    inputs: readonly Given[],
    axes: readonly number[],
    options: { readonly keepdims?: boolean; readonly dtype?: Dtype } = {},
  ): Expected {
    const { keepdims = false, dtype = reduction.step.dtype } = options;
    const shape = shapeOf(inputs);
    const aligned = inputs.map((input) => (typeof input === "number" ? input : broadcast(input, shape)));
    const kept = shape.map((length, d) => (axes.includes(d) ? 1 : length));
    const window = shape.map((length, d) => (axes.includes(d) ? length : 1));
    const reduce = this.reductionOf(reduction, dtype);
    const data = Array.from({ length: countOf(kept) }, (_, place) => {
      const start = indexAt(kept, place);
      const element = (i: number): number[] => {
        const step = indexAt(window, i);
        const index = start.map((first, d) => first + step[d]!);
        return aligned.map((input) => (typeof input === "number" ? input : at(input, index)));
      };
      return reduce(countOf(window), element);
    });
    return { dtype, shape: keepdims ? kept : shape.filter((_, d) => !axes.includes(d)), data };
  }

  /**
   * What an element may be when it has been moved and not computed with: the same, or a flushed subnormal.
   */
  held(value: number, dtype: Dtype): ExpectedElement {
    return this.capabilities.flushesSubnormals
      ? this.allowance.flushed(point(value), valueTypeOf(dtype))
      : value;
  }

  /** The matrix product, in the promoted dtype, or int32 where that is no float. */
  matmul(a: Values, b: Values): Expected {
    const promoted = promote(a.dtype, b.dtype);
    return product(a, b, isFloat(promoted) ? promoted : "int32", this);
  }

  private elementOf(kernel: Kernel, dtype: Dtype): (args: readonly number[]) => ExpectedElement {
    if (this.isExact(kernel)) {
      const expanded = expandLibrary(kernel);
      return (args) => stored(walk(expanded, exactly, loadExactly(kernel.parameters, args)), dtype);
    }
    const domain = within(this.allowance);
    const plain = this.allowance.wide ? plainFunction(kernel) : undefined;
    return (args) => withOwn(this.bounds(kernel, domain, args, dtype), plain?.(args), dtype);
  }

  private bounds(kernel: Kernel, domain: Domain<Interval>, args: readonly number[], dtype: Dtype): Interval {
    try {
      const result = walk(kernel, domain, loadWithin(kernel.parameters, args, this.allowance));
      return storedWithin(result, kernel, dtype, this.allowance);
    } catch (error) {
      if (error instanceof Undecided) return anything;
      throw error;
    }
  }

  private reductionOf(reduction: Reduction, dtype: Dtype) {
    const { step } = reduction;
    const kernels = reduction.order === "tree" ? [step, reduction.element, reduction.combine] : [step];
    const ordered = reduction.order === "fold" || this.capabilities.reductionOrder === "fixed";
    const init = convertNumber(reduction.init, step.type);
    const anyOrderIsExact = step.type !== "float32" && step.type !== "float64";
    const exact = (ordered || anyOrderIsExact) && kernels.every((kernel) => this.isExact(kernel));
    return (count: number, element: (i: number) => number[]): ExpectedElement => {
      if (exact) {
        return stored(reduceExactly(reduction, init, count, element), dtype);
      }
      const result = reduceWithin(reduction, init, count, element, { allowance: this.allowance, ordered });
      const own = this.allowance.wide ? plainFold(reduction, reduction.init, count, element) : undefined;
      return withOwn(storedWithin(result, step, dtype, this.allowance), own, dtype);
    };
  }
}

/** The shape that the tensors among the inputs broadcast to. */
export function shapeOf(inputs: readonly Given[]): number[] {
  const shapes = inputs.flatMap((input) => (typeof input === "number" ? [] : [input.shape]));
  const shape = broadcastShape(shapes);
  if (shape === undefined) throw new Error("A case of the suite gives shapes that do not broadcast");
  return shape;
}

const argumentsAt = (inputs: readonly Given[], place: number): number[] =>
  inputs.map((input) => (typeof input === "number" ? input : input.data[place]!));

const withOwn = (bounds: Interval, own: number | undefined, dtype: Dtype): Interval =>
  own === undefined ? bounds : { ...bounds, also: stored(own, dtype) };

function storedWithin(result: Interval, kernel: Kernel, dtype: Dtype, allowance: Allowance): Interval {
  const value = convert(result, kernel.type, valueTypeOf(dtype), allowance);
  if (isFloat(dtype)) return allowance.stored(value, dtype);
  if (dtype === "bool") return value;
  const whole = convert(value, "float64", "int32", allowance);
  const { lo, hi } = whole;
  if (dtype === "int32") return whole;
  return lo === hi ? point(lo & 255) : lo >= 0 && hi <= 255 ? whole : anything;
}
