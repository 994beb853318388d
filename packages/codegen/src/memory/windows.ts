/**
 * For operations whose operands do not fit into the arena together: cuts their index space into boxes, for each of
 * which the parts of the storages that it touches do fit. A part, or window, is packed: it is made of runs, each of
 * which holds neighbouring elements and small gaps between them, one run behind the other.
 */
import { type Layout, sizeOf, strided } from "@lockstep/core";
import { blockAlignment } from "./allocator.js";

/** A layout and what its elements take. */
export interface WindowView {
  readonly layout: Layout;
  readonly bytesPerElement: number;
}

/** A part of an index space. */
export interface Box {
  /** Its first index. */
  readonly origin: readonly number[];
  readonly shape: readonly number[];
}

/** How a view is packed. */
export interface Packing {
  /** The dimensions along which elements of a box lie in one run. */
  readonly inRun: readonly number[];
  /** Elements from the start of a run to the start of the next. */
  readonly pitch: number;
}

export interface Split {
  /** The shape of a box; those at the far ends may be smaller. */
  readonly shape: readonly number[];
  /** For each view. */
  readonly packings: readonly Packing[];
}

export interface SplitOptions {
  /** Of these dimensions, one may be cut only once all before it are as short as can be: boxes follow row-major order. */
  readonly ordered?: readonly number[];
  /** Bytes that a box of a shape needs besides its windows. */
  readonly besides?: (shape: readonly number[]) => number;
}

/** What is touched of a view's storage by a box, and where it stands once it is packed. */
export interface Window {
  /** The lowest storage element touched. */
  readonly first: number;
  /** Elements of a run. */
  readonly run: number;
  /** Elements from the start of a run to the start of the next, in the window. */
  readonly pitch: number;
  /** The loops over runs, outermost first, with their strides in the storage. */
  readonly runs: readonly { readonly extent: number; readonly stride: number }[];
  /** Elements before the first run, so that runs lie in their eight bytes as they do in the storage. */
  readonly lead: number;
  /** Elements of the whole window. */
  readonly length: number;
  /** The view's part of the box, in the storage and in the window. */
  readonly source: Layout;
  readonly layout: Layout;
}

/** Copying a run takes as long as copying this many bytes more. */
const runOverhead = 1024;

interface PricedPacking extends Packing {
  readonly bytes: number;
  /** Bytes, and what copying them run by run takes besides. */
  readonly cost: number;
}

/**
 * How to cut an index space of `shape`, no extent of which is 0, so that what a box of it touches takes at most
 * `budget` bytes (or as few as can be: one element of each view). Extents are halved, each time the one that saves
 * the most, so elements that lie next to each other stay together for longest.
 */
export function planSplit(
  shape: readonly number[],
  views: readonly WindowView[],
  budget: number,
  { ordered = [], besides = () => 0 }: SplitOptions = {},
): Split {
  let current = shape;
  const packings = (extents: readonly number[]) => views.map((view) => packingOf(view, extents));
  const total = (extents: readonly number[], of: "bytes" | "cost") =>
    packings(extents).reduce((sum, packing) => sum + packing[of], besides(extents));
  const cut = (d: number, length: number) => current.map((extent, e) => (e === d ? length : extent));
  while (total(current, "bytes") > budget) {
    const firstOrdered = ordered.find((d) => current[d]! > 1);
    let best: readonly number[] | undefined;
    let least = total(current, "cost");
    for (let d = 0; d < shape.length; d++) {
      if (current[d] === 1 || (d !== firstOrdered && ordered.includes(d))) continue;
      const halved = cut(d, Math.ceil(current[d]! / 2));
      const cost = total(halved, "cost");
      if (cost >= least) continue;
      least = cost;
      best = halved;
    }
    // Where nothing is touched along the first, that one alone is in the way.
    if (best === undefined && firstOrdered !== undefined) best = cut(firstOrdered, 1);
    if (best === undefined) break;
    current = best;
  }
  return { shape: current, packings: packings(current) };
}

/** Boxes of `shape` that together hold every index of `extents` once, in row-major order of their origins. */
export function* boxesOf(extents: readonly number[], shape: readonly number[]): Generator<Box> {
  if (extents.includes(0)) return;
  const origin = extents.map(() => 0);
  for (;;) {
    yield {
      origin: [...origin],
      shape: shape.map((length, d) => Math.min(length, extents[d]! - origin[d]!)),
    };
    let d = extents.length - 1;
    for (; d >= 0; d--) {
      origin[d]! += shape[d]!;
      if (origin[d]! < extents[d]!) break;
      origin[d] = 0;
    }
    if (d < 0) return;
  }
}

/** The window of a view for a box of the split that `packing` is of. */
export function windowOf(
  { layout, bytesPerElement }: WindowView,
  { inRun, pitch }: Packing,
  { origin, shape }: Box,
): Window {
  const outer = touchedDimensions(layout, shape).filter((d) => !inRun.includes(d));
  let start = layout.offset;
  let first = layout.offset;
  let run = 1;
  for (const [d, stride] of layout.strides.entries()) {
    const reach = stride * (shape[d]! - 1);
    start += stride * origin[d]!;
    first += stride * origin[d]! + Math.min(0, reach);
    if (inRun.includes(d)) run += Math.abs(reach);
  }
  const lead = first % (8 / bytesPerElement);

  const strides = layout.strides.map((stride, d) => (inRun.includes(d) && shape[d]! > 1 ? stride : 0));
  let length = pitch;
  for (const d of outer) {
    strides[d] = length * Math.sign(layout.strides[d]!);
    length *= shape[d]!;
  }
  const offset = strides.reduce((sum, stride, d) => sum - Math.min(0, stride * (shape[d]! - 1)), lead);
  return {
    first,
    run,
    pitch,
    runs: outer.map((d) => ({ extent: shape[d]!, stride: Math.abs(layout.strides[d]!) })).reverse(),
    lead,
    length: lead + length,
    source: strided(shape, layout.strides, start),
    layout: strided(shape, strides, offset),
  };
}

/** The packing for boxes of `shape` that is copied soonest. */
function packingOf({ layout, bytesPerElement }: WindowView, shape: readonly number[]): PricedPacking {
  const dimensions = touchedDimensions(layout, shape);
  const unit = 8 / bytesPerElement;
  let best: PricedPacking | undefined;
  let run = 1;
  for (let inner = 0; inner <= dimensions.length; inner++) {
    if (inner > 0) {
      const d = dimensions[inner - 1]!;
      run += Math.abs(layout.strides[d]!) * (shape[d]! - 1);
    }
    const outer = dimensions.slice(inner);
    const runs = sizeOf(outer.map((d) => shape[d]!));
    const cost = runs * (run * bytesPerElement + runOverhead);
    if (best !== undefined && cost >= best.cost) continue;
    const pitch = pitchOf(layout, run, outer, unit);
    const elements = runs * pitch + unit - 1;
    const bytes = Math.ceil((elements * bytesPerElement) / blockAlignment) * blockAlignment;
    best = { inRun: dimensions.slice(0, inner), pitch, bytes, cost };
  }
  return best!;
}

/** The dimensions along which a box of `shape` touches different elements, the shortest steps first. */
function touchedDimensions({ strides }: Layout, shape: readonly number[]): number[] {
  const dimensions = [...shape.keys()].filter((d) => shape[d]! > 1 && strides[d] !== 0);
  return dimensions.sort((a, b) => Math.abs(strides[a]!) - Math.abs(strides[b]!));
}

/** The distance between runs: it leaves them in their `unit` elements as they were, for copying is faster then. */
function pitchOf({ strides }: Layout, run: number, outer: readonly number[], unit: number): number {
  if (outer.length === 0) return run;
  const step = Math.abs(strides[outer[0]!]!);
  return run + ((((step - run) % unit) + unit) % unit);
}
