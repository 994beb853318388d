/** Picking elements along each dimension, with Python's rules for negative indices, steps and ranges that overrun. */
import { LockstepError } from "../errors/lockstep-error.js";
import { type Layout, printShape, strided } from "./layout.js";

/** A range of indices; parts left out (or null) take Python's defaults. */
export interface SliceRange {
  readonly start?: number | null | undefined;
  readonly stop?: number | null | undefined;
  readonly step?: number | null | undefined;
}

/** One end of a range; `null` stands for the far end in that direction. */
export type SliceEnd = number | null | undefined;

/**
 * What is taken of one dimension: an index (which drops the dimension), a range as `[start, stop]`,
 * `[start, stop, step]` or `{ start, stop, step }`, or everything (`null` or `undefined`).
 */
export type SliceSpec =
  | number
  | null
  | undefined
  | SliceRange
  | readonly [start: SliceEnd, stop?: SliceEnd, step?: SliceEnd];

/**
 * What `specs` pick, one for each dimension from the first on; dimensions without one are taken whole.
 * Throws `AXIS_RANGE` (more specs than dimensions), `INDEX_RANGE`, `SLICE_INVALID`.
 */
export function slice(layout: Layout, specs: readonly SliceSpec[]): Layout {
  const ndim = layout.shape.length;
  if (specs.length > ndim) {
    throw new LockstepError("AXIS_RANGE", {
      cause: `${specs.length} indices for a tensor of ${ndim} ${ndim === 1 ? "dimension" : "dimensions"}`,
      mend: `Give at most ${ndim}; the shape is ${printShape(layout.shape)}`,
    });
  }
  const shape: number[] = [];
  const strides: number[] = [];
  let offset = layout.offset;
  for (let axis = 0; axis < ndim; axis++) {
    const length = layout.shape[axis]!;
    const stride = layout.strides[axis]!;
    const spec = specs[axis];
    if (spec === null || spec === undefined) {
      shape.push(length);
      strides.push(stride);
    } else if (typeof spec === "number") {
      offset += resolveIndex(spec, length, axis) * stride;
    } else {
      const range = resolveRange(asRange(spec, axis), length, axis);
      shape.push(range.length);
      strides.push(stride * range.step);
      offset += range.start * stride;
    }
  }
  return strided(shape, strides, shape.includes(0) ? layout.offset : offset);
}

/** The element, or the part, at an index of each leading dimension. Throws `AXIS_RANGE`, `INDEX_RANGE`. */
export function at(layout: Layout, indices: readonly number[]): Layout {
  const wrong = indices.findIndex((index) => typeof index !== "number");
  if (wrong >= 0) throw outside(indices[wrong], layout.shape[wrong] ?? 0, wrong);
  return slice(layout, indices);
}

function resolveIndex(index: number, length: number, axis: number): number {
  if (!Number.isInteger(index) || index < -length || index >= length) throw outside(index, length, axis);
  return index < 0 ? index + length : index;
}

function asRange(spec: Exclude<SliceSpec, number | null | undefined>, axis: number): SliceRange {
  if (typeof spec !== "object")
    throw invalid(`${String(spec)} at axis ${axis} is neither an index nor a range`);
  if (!Array.isArray(spec)) return spec as SliceRange;
  if (spec.length > 3)
    throw invalid(`[${spec.join(", ")}] at axis ${axis} has more than start, stop and step`);
  const [start, stop, step] = spec as readonly SliceEnd[];
  return { start, stop, step };
}

/** Python's `slice.indices`: both ends are brought into the dimension, so a range that overruns is cut short. */
function resolveRange(
  range: SliceRange,
  length: number,
  axis: number,
): { start: number; length: number; step: number } {
  const step = range.step ?? 1;
  for (const [name, part] of Object.entries({ start: range.start, stop: range.stop, step })) {
    if (part !== undefined && part !== null && !Number.isInteger(part)) {
      throw invalid(`The ${name} at axis ${axis} is ${String(part)}, which is not an integer`);
    }
  }
  if (step === 0) throw invalid(`The step at axis ${axis} is 0`);
  const lowest = step > 0 ? 0 : -1;
  const highest = step > 0 ? length : length - 1;
  const clamp = (end: number) => Math.min(highest, Math.max(lowest, end < 0 ? end + length : end));
  const start = clamp(range.start ?? (step > 0 ? 0 : length));
  const stop = range.stop === undefined || range.stop === null ? (step > 0 ? length : -1) : clamp(range.stop);
  return { start, length: Math.max(0, Math.ceil((stop - start) / step)), step };
}

function outside(index: unknown, length: number, axis: number): LockstepError {
  return new LockstepError("INDEX_RANGE", {
    cause: `Index ${String(index)} is outside axis ${axis}, which is ${length} long`,
    mend: length === 0 ? "The dimension is empty" : `Use an integer from ${-length} to ${length - 1}`,
  });
}

function invalid(cause: string): LockstepError {
  return new LockstepError("SLICE_INVALID", {
    cause,
    mend: "Give an index, [start, stop], [start, stop, step], { start, stop, step } or null for everything",
  });
}
