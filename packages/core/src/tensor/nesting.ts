/** Flat, row-major elements as nested arrays: what `array()` gives. */
import type { Dtype, ElementOf, TypedArray } from "../dtype/dtype.js";

/** An element for a scalar, otherwise arrays as deep as the tensor has dimensions. */
export type NestedArray<E> = E | NestedArray<E>[];

/** `data` nested as `shape` says; elements of `bool` become booleans. */
export function nest<D extends Dtype>(
  data: TypedArray<D>,
  dtype: D,
  shape: readonly number[],
): NestedArray<ElementOf<D>> {
  const element = elementReader(data, dtype);
  let next = 0;
  const build = (depth: number): NestedArray<ElementOf<D>> => {
    if (depth === shape.length) return element(next++);
    const row = new Array<NestedArray<ElementOf<D>>>(shape[depth]!);
    for (let i = 0; i < row.length; i++) row[i] = build(depth + 1);
    return row;
  };
  return build(0);
}

/** Element i as a person sees it. */
export function elementReader<D extends Dtype>(data: TypedArray<D>, dtype: D): (i: number) => ElementOf<D> {
  const read = dtype === "bool" ? (i: number) => data[i] !== 0 : (i: number) => data[i]!;
  return read as (i: number) => ElementOf<D>;
}
