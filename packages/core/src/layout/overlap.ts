/**
 * Whether layouts of one storage share elements. An operation that writes where it still has to read would give
 * wrong answers in silence, so the tests here may say "overlap" too often, never too rarely.
 */
import { type Layout, sameShape } from "./layout.js";

/** Whether two layouts see every element at the same place. */
export function sameLayout(a: Layout, b: Layout): boolean {
  if (a === b) return true;
  if (a.offset !== b.offset || !sameShape(a.shape, b.shape)) return false;
  return a.strides.every((stride, d) => stride === b.strides[d] || a.shape[d]! < 2);
}

/** The first and the last storage element that a layout (of at least one element) touches. */
export function extentOf({ shape, strides, offset }: Layout): readonly [first: number, last: number] {
  let first = offset;
  let last = offset;
  for (let d = 0; d < shape.length; d++) {
    const reach = (shape[d]! - 1) * strides[d]!;
    if (reach < 0) first += reach;
    else last += reach;
  }
  return [first, last];
}

/**
 * Whether two layouts of one storage may share an element. Never wrong when it says no; exact for views that lie
 * apart or interleave evenly (odd and even columns), and "yes" for all others.
 */
export function mayOverlap(a: Layout, b: Layout): boolean {
  if (a.size === 0 || b.size === 0) return false;
  const [firstA, lastA] = extentOf(a);
  const [firstB, lastB] = extentOf(b);
  if (lastA < firstB || lastB < firstA) return false;
  const spacing = commonStride(b, commonStride(a, 0));
  return spacing < 2 || (a.offset - b.offset) % spacing === 0;
}

/**
 * Whether one storage element stands for several of the tensor's, as in a broadcast view. Exact for every layout
 * that views of a row-major tensor can have.
 */
export function overlapsItself({ shape, strides, size }: Layout): boolean {
  if (size < 2) return false;
  const long = shape.map((_, d) => d).filter((d) => shape[d]! > 1);
  long.sort((a, b) => Math.abs(strides[a]!) - Math.abs(strides[b]!));
  let reach = 0;
  for (const d of long) {
    const stride = Math.abs(strides[d]!);
    if (stride <= reach) return true;
    reach += stride * (shape[d]! - 1);
  }
  return false;
}

/** The greatest common divisor of `start` and of the strides along which the layout moves. */
function commonStride({ shape, strides }: Layout, start: number): number {
  let common = start;
  for (let d = 0; d < shape.length; d++) {
    if (shape[d]! < 2) continue;
    let rest = Math.abs(strides[d]!);
    while (rest !== 0) [common, rest] = [rest, common % rest];
  }
  return common;
}
