/**
 * For operations whose operands do not fit into the arena together: cuts their index space into boxes, for each of
 * which the parts of the storages that it touches do fit. Those parts are copied in, the loop runs over the box, and
 * the output's part is copied back. A part spans everything between the lowest and the highest element touched, and
 * the box may write only some of that, so the output's part has to be copied in first as well.
 */
import { type Layout, strided } from "@lockstep/core";
import { blockAlignment } from "./allocator.js";

/** A layout and what its elements take. All views of a split have one shape. */
export interface WindowView {
  readonly layout: Layout;
  readonly bytesPerElement: number;
}

/** A run of a storage's elements. */
export interface Window {
  readonly first: number;
  readonly length: number;
}

/** A part of the index space. */
export interface Box {
  /** Its first index. */
  readonly origin: readonly number[];
  readonly shape: readonly number[];
  /** What of each view's storage the box touches. */
  readonly windows: readonly Window[];
  /** Each view's part of the box, its offset counted from the window's first element. */
  readonly layouts: readonly Layout[];
}

export interface Split {
  /** The shape of a box; those at the far ends may be smaller. */
  readonly shape: readonly number[];
  /** The most bytes that the windows of a box take together, each on 64 bytes of its own. */
  readonly bytes: number;
  /** Whether that is within the budget. */
  readonly fits: boolean;
}

/**
 * How to cut the common index space of `views` (at least one, none of them empty) so that a box touches at most
 * `budget` bytes. Dimensions in `whole` are not cut. The dimension halved is each time the one that saves the most,
 * so the elements that lie next to each other stay together for longest.
 */
export function planSplit(
  views: readonly WindowView[],
  budget: number,
  whole: readonly number[] = [],
): Split {
  const shape = [...views[0]!.layout.shape];
  const halved = (d: number): number[] =>
    shape.map((length, e) => (e === d ? Math.ceil(length / 2) : length));
  let bytes = bytesTouched(views, shape, blockAlignment);
  while (bytes > budget) {
    let best = -1;
    let least = bytesTouched(views, shape, 1);
    for (let d = 0; d < shape.length; d++) {
      if (shape[d] === 1 || whole.includes(d)) continue;
      const after = bytesTouched(views, halved(d), 1);
      if (after >= least) continue;
      least = after;
      best = d;
    }
    if (best < 0) break;
    shape[best] = Math.ceil(shape[best]! / 2);
    bytes = bytesTouched(views, shape, blockAlignment);
  }
  return { shape, bytes, fits: bytes <= budget };
}

/** The boxes of a split: together they hold every index once. */
export function* boxesOf(views: readonly WindowView[], split: Split): Generator<Box> {
  const extents = views[0]!.layout.shape;
  if (extents.includes(0)) return;
  const origin = extents.map(() => 0);
  for (;;) {
    const shape = split.shape.map((length, d) => Math.min(length, extents[d]! - origin[d]!));
    yield boxAt(views, [...origin], shape);
    let d = extents.length - 1;
    for (; d >= 0; d--) {
      origin[d]! += split.shape[d]!;
      if (origin[d]! < extents[d]!) break;
      origin[d] = 0;
    }
    if (d < 0) return;
  }
}

function boxAt(views: readonly WindowView[], origin: readonly number[], shape: readonly number[]): Box {
  const windows: Window[] = [];
  const layouts: Layout[] = [];
  for (const { layout } of views) {
    const { strides } = layout;
    const start = strides.reduce((sum, stride, d) => sum + stride * origin[d]!, layout.offset);
    const below = strides.reduce((sum, stride, d) => sum + Math.min(0, stride * (shape[d]! - 1)), 0);
    windows.push({ first: start + below, length: elementsTouched(layout, shape) });
    // Not -0, which is no offset.
    layouts.push(strided(shape, strides, 0 - below));
  }
  return { origin, shape, windows, layouts };
}

/** Elements from the lowest to the highest that a box of `shape` touches, wherever it stands. */
function elementsTouched({ strides }: Layout, shape: readonly number[]): number {
  return strides.reduce((sum, stride, d) => sum + Math.abs(stride) * (shape[d]! - 1), 1);
}

/** Bytes that a box of `shape` touches, each view's rounded up to a multiple of `unit`. */
function bytesTouched(views: readonly WindowView[], shape: readonly number[], unit: number): number {
  let bytes = 0;
  for (const { layout, bytesPerElement } of views) {
    bytes += Math.ceil((elementsTouched(layout, shape) * bytesPerElement) / unit) * unit;
  }
  return bytes;
}
