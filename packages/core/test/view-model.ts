/**
 * A second definition of every view, to hold the first to: not strides and offsets, but a function from an index to
 * a value. Chains of steps are drawn from plain numbers, so that fast-check can shrink them.
 */
import fc from "fast-check";
import type { SliceSpec } from "../src/layout/slice.js";

export interface Model {
  readonly shape: readonly number[];
  readonly get: (index: readonly number[]) => number;
}

/** What both a tensor and the model can do. */
export type Step =
  | { readonly kind: "transpose"; readonly axes: readonly number[] }
  | { readonly kind: "flip"; readonly axes: readonly number[] }
  | { readonly kind: "slice"; readonly specs: readonly SliceSpec[] }
  | { readonly kind: "at"; readonly indices: readonly number[] }
  | { readonly kind: "broadcastTo"; readonly shape: readonly number[] }
  | { readonly kind: "expandDims"; readonly axes: number }
  | { readonly kind: "squeeze" }
  | { readonly kind: "reshape"; readonly shape: readonly number[] };

export const product = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** Every index of a shape, in row-major order. */
export function indicesOf(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (all, length) => all.flatMap((index) => Array.from({ length }, (_, i) => [...index, i])),
    [[]],
  );
}

export const valuesOf = (model: Model): number[] => indicesOf(model.shape).map(model.get);

/** The elements 0, 1, 2, … in row-major order. */
export function counting(shape: readonly number[]): Model {
  return { shape, get: (index) => index.reduce((place, i, d) => place * shape[d]! + i, 0) };
}

export function applyToModel(model: Model, step: Step): Model {
  const { shape, get } = model;
  switch (step.kind) {
    case "transpose":
      return {
        shape: step.axes.map((axis) => shape[axis]!),
        get: (index) => get(shape.map((_, d) => index[step.axes.indexOf(d)]!)),
      };
    case "flip":
      return {
        shape,
        get: (index) => get(index.map((i, d) => (step.axes.includes(d) ? shape[d]! - 1 - i : i))),
      };
    case "slice":
      return pick(
        model,
        shape.map((length, d) => chosen(step.specs[d], length)),
      );
    case "at":
      return pick(
        model,
        shape.map((length, d) => chosen(step.indices[d], length)),
      );
    case "broadcastTo": {
      const shift = step.shape.length - shape.length;
      return {
        shape: step.shape,
        get: (index) => get(shape.map((length, d) => (length === 1 ? 0 : index[shift + d]!))),
      };
    }
    case "expandDims":
      return { shape: shape.toSpliced(step.axes, 0, 1), get: (index) => get(index.toSpliced(step.axes, 1)) };
    case "squeeze": {
      const kept = shape.flatMap((length, d) => (length === 1 ? [] : [d]));
      return {
        shape: kept.map((d) => shape[d]!),
        get: (index) => get(shape.map((_, d) => (kept.includes(d) ? index[kept.indexOf(d)]! : 0))),
      };
    }
    case "reshape": {
      const values = valuesOf(model);
      const place = counting(step.shape).get;
      return { shape: step.shape, get: (index) => values[place(index)]! };
    }
  }
}

/** The indices that a spec picks of 0 … length − 1, or the single one for which the dimension is dropped. */
function chosen(spec: SliceSpec, length: number): number | number[] {
  if (typeof spec === "number") return spec < 0 ? spec + length : spec;
  const all = Array.from({ length }, (_, i) => i);
  if (spec === null || spec === undefined) return all;
  const [start, stop, step] = spec as readonly [number, number, number];
  const from = all.slice(start, stop);
  return (step < 0 ? from.reverse() : from).filter((_, i) => i % Math.abs(step) === 0);
}

function pick({ get }: Model, choices: readonly (number | number[])[]): Model {
  const kept = choices.filter((choice) => typeof choice !== "number");
  return {
    shape: kept.map((choice) => choice.length),
    get: (index) => {
      let next = 0;
      return get(choices.map((choice) => (typeof choice === "number" ? choice : choice[index[next++]!]!)));
    },
  };
}

/** `[start, stop, step]` as the model means it (a part, then walked backwards) in the words of `slice`. */
export function asPython(specs: readonly SliceSpec[], shape: readonly number[]): SliceSpec[] {
  return specs.map((spec, d) => {
    if (!Array.isArray(spec) || spec[2] > 0) return spec;
    const length = shape[d]!;
    const part = Array.from({ length }, (_, i) => i).slice(spec[0], spec[1]);
    if (part.length === 0) return [0, 0];
    return { start: part.at(-1)!, stop: part[0]! === 0 ? null : part[0]! - 1, step: spec[2] };
  });
}

/** Shapes of rank 0 to 8 with few elements, some with none. */
export const shapes: fc.Arbitrary<number[]> = fc
  .array(fc.integer({ min: 0, max: 4 }), { maxLength: 8 })
  .filter((shape) => product(shape.map((length) => Math.max(1, length))) <= 200);

/** What draws a chain of steps: numbers, given a meaning by `stepFor` once the shape they meet is known. */
export const draws = fc.array(fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }), { maxLength: 5 });

/** A step that fits `shape`. */
export function stepFor(draw: readonly number[], shape: readonly number[]): Step {
  const [kind, a, ...rest] = draw as [number, number, ...number[]];
  const axes = shape.map((_, d) => d);
  switch (kind % 8) {
    case 0:
      return { kind: "transpose", axes: axes.sort((x, y) => rest[x % 10]! - rest[y % 10]! || x - y) };
    case 1:
      return { kind: "flip", axes: axes.filter((d) => rest[d % 10]! % 2 === 0) };
    case 2:
      return { kind: "slice", specs: shape.map((length, d) => specFor(rest[d % 10]!, length)) };
    case 3:
      return {
        kind: "at",
        indices: shape.includes(0) || shape.length === 0 ? [] : [(a % (2 * shape[0]!)) - shape[0]!],
      };
    case 4:
      return {
        kind: "broadcastTo",
        shape: [
          ...(product(shape) < 100 && shape.length < 8 ? [a % 3] : []),
          ...shape.map((n) => (n === 1 ? 1 + (a % 3) : n)),
        ],
      };
    case 5:
      return { kind: "expandDims", axes: a % (shape.length + 1) };
    case 6:
      return { kind: "squeeze" };
    default:
      return { kind: "reshape", shape: cut(product(shape), rest) };
  }
}

function specFor(draw: number, length: number): SliceSpec {
  if (draw % 5 === 0) return null;
  if (draw % 5 === 1 && length > 0) return (draw % (2 * length)) - length;
  return [(draw % 9) - 4, ((draw >> 3) % 13) - 4, ((draw >> 5) % 2 === 0 ? 1 : -1) * (1 + (draw % 3))];
}

/** A shape of `size` elements. */
function cut(size: number, draw: readonly number[]): number[] {
  if (size === 0) return [draw[0]! % 4, 0];
  const shape: number[] = [];
  let left = size;
  for (const number of draw.slice(0, 4)) {
    const divisors = Array.from({ length: left }, (_, i) => i + 1).filter((n) => left % n === 0);
    const length = divisors[number % divisors.length]!;
    shape.push(length);
    left /= length;
  }
  return [...shape, left];
}
