/**
 * Tensors as the suite has them: a shape and its elements in row-major order, in a plain array, with every
 * view a copy. What these few lines give is what layouts, strides and offsets must amount to.
 */
import type { Dtype, TypedArray, ValueType } from "@lockstep/core";
import { newArray } from "@lockstep/core";

export interface Values {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  /** In row-major order; bools are 0 and 1. */
  readonly data: readonly number[];
}

/** The number of elements of a shape. */
export const countOf = (shape: readonly number[]): number =>
  shape.reduce((count, length) => count * length, 1);

/** Values of `shape` whose element at each index is `at(index)`. */
export function build(
  dtype: Dtype,
  shape: readonly number[],
  at: (index: readonly number[]) => number,
): Values {
  return { dtype, shape, data: indicesOf(shape).map(at) };
}

/** Every index of `shape`, in row-major order. */
function indicesOf(shape: readonly number[]): number[][] {
  let indices: number[][] = [[]];
  for (const length of shape) {
    indices = indices.flatMap((index) => Array.from({ length }, (_, i) => [...index, i]));
  }
  return indices;
}

/** The place of `index` in row-major order. */
function placeOf(shape: readonly number[], index: readonly number[]): number {
  let place = 0;
  for (const [d, length] of shape.entries()) place = place * length + index[d]!;
  return place;
}

/** The index at a place in row-major order. */
export function indexAt(shape: readonly number[], place: number): number[] {
  const index = new Array<number>(shape.length).fill(0);
  let rest = place;
  for (let d = shape.length - 1; d >= 0; d--) {
    index[d] = rest % shape[d]!;
    rest = Math.floor(rest / shape[d]!);
  }
  return index;
}

export const at = (values: Values, index: readonly number[]): number =>
  values.data[placeOf(values.shape, index)]!;

/** The elements as the typed array that holds their dtype. */
export function toTyped({ dtype, data }: Values): TypedArray {
  const array = newArray(dtype, data.length);
  array.set(data);
  return array;
}

/** Repeats along dimensions of length 1 and new leading ones, as broadcasting does. */
export function broadcast(values: Values, shape: readonly number[]): Values {
  if (shape.join() === values.shape.join()) return values;
  const lead = shape.length - values.shape.length;
  return build(values.dtype, shape, (index) =>
    at(
      values,
      values.shape.map((length, d) => (length === 1 ? 0 : index[lead + d]!)),
    ),
  );
}

/** The shape that two or more shapes broadcast to; undefined where they do not fit. */
export function broadcastShape(shapes: readonly (readonly number[])[]): number[] | undefined {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  const result = new Array<number>(rank).fill(1);
  for (const shape of shapes) {
    for (const [d, length] of shape.entries()) {
      const place = rank - shape.length + d;
      if (length === 1 || result[place] === length) continue;
      if (result[place] !== 1) return undefined;
      result[place] = length;
    }
  }
  return result;
}

/** The type in which kernels compute with elements of a dtype. */
export const valueTypeOf = (dtype: Dtype): ValueType => (dtype === "uint8" ? "int32" : dtype);

/** A vector of these elements. */
export const vector = (dtype: Dtype, data: readonly number[]): Values => ({
  dtype,
  shape: [data.length],
  data,
});
