/** A layout: how the elements of a flat storage are seen as a tensor. Plain, immutable data. */

export interface Layout {
  /** The length of each dimension; `[]` for a scalar. */
  readonly shape: readonly number[];
  /** Storage elements from one index to the next, per dimension: negative when flipped, 0 when broadcast. */
  readonly strides: readonly number[];
  /** The storage element at index [0, 0, …]. */
  readonly offset: number;
  /** The number of elements: the product of `shape`. */
  readonly size: number;
  /** Whether the elements lie one after another in row-major order, from `offset` on. */
  readonly contiguous: boolean;
}

/** The product of the dimensions; 1 for a scalar. */
export function sizeOf(shape: readonly number[]): number {
  let size = 1;
  for (const length of shape) size *= length;
  return size;
}

/** Strides of a row-major layout of `shape`. */
export function rowMajorStrides(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    strides[d] = stride;
    stride *= shape[d]!;
  }
  return strides;
}

function isContiguous(shape: readonly number[], strides: readonly number[], size: number): boolean {
  if (size === 0) return true;
  let expected = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    if (shape[d] === 1) continue;
    if (strides[d] !== expected) return false;
    expected *= shape[d]!;
  }
  return true;
}

/** A row-major layout of `shape` that starts at `offset`. */
export function rowMajor(shape: readonly number[], offset = 0): Layout {
  return { shape, strides: rowMajorStrides(shape), offset, size: sizeOf(shape), contiguous: true };
}

/** A layout of given strides. */
export function strided(shape: readonly number[], strides: readonly number[], offset: number): Layout {
  const size = sizeOf(shape);
  return { shape, strides, offset, size, contiguous: isContiguous(shape, strides, size) };
}

/** Whether two shapes are the same. */
export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let d = 0; d < a.length; d++) if (a[d] !== b[d]) return false;
  return true;
}

/** A shape as a person writes it: `[2, 3]`. */
export const printShape = (shape: readonly number[]): string => `[${shape.join(", ")}]`;
