/** Every kind of view, twice: as a tensor's method, which moves no element, and as a copy of plain values. */
import type { SliceSpec, Tensor } from "@lockstep/core";
import { at, build, countOf, type Values } from "./values.js";

/** A view of tensors of one rank. */
export interface ViewKind {
  readonly name: string;
  readonly view: (tensor: Tensor) => Tensor;
  readonly copy: (values: Values) => Values;
}

export const reshapeValues = (values: Values, shape: readonly number[]): Values => ({ ...values, shape });

export function transposeValues(values: Values, axes: readonly number[]): Values {
  const shape = axes.map((axis) => values.shape[axis]!);
  return build(values.dtype, shape, (index) => {
    const source = new Array<number>(axes.length);
    for (const [d, axis] of axes.entries()) source[axis] = index[d]!;
    return at(values, source);
  });
}

export function flipValues(values: Values, axes: readonly number[]): Values {
  const { shape } = values;
  return build(values.dtype, shape, (index) =>
    at(
      values,
      index.map((i, d) => (axes.includes(d) ? shape[d]! - 1 - i : i)),
    ),
  );
}

/** What each dimension is taken at: a list of indices, or one index, which drops the dimension. */
export type Picked = readonly number[] | number;

export function pickValues(values: Values, picked: readonly Picked[]): Values {
  const all = values.shape.map((length, d) => picked[d] ?? Array.from({ length }, (_, i) => i));
  const shape = all.flatMap((pick) => (typeof pick === "number" ? [] : [pick.length]));
  return build(values.dtype, shape, (index) => {
    let d = 0;
    return at(
      values,
      all.map((pick) => (typeof pick === "number" ? pick : pick[index[d++]!]!)),
    );
  });
}

/** The indices `start`, `start + step`, … of which there are `count`. */
const run = (start: number, step: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => start + i * step);

const sliced = (name: string, specs: readonly SliceSpec[], picked: readonly Picked[]): ViewKind => ({
  name,
  view: (tensor) => tensor.slice(...specs),
  copy: (values) => pickValues(values, picked),
});

const permuted = (axes: readonly number[]): ViewKind => ({
  name: `transpose-${axes.join("")}`,
  view: (tensor) => tensor.transpose(axes),
  copy: (values) => transposeValues(values, axes),
});

const flipped = (axes: readonly number[]): ViewKind => ({
  name: `flip-${axes.join("")}`,
  view: (tensor) => tensor.flip(axes),
  copy: (values) => flipValues(values, axes),
});

const reshaped = (name: string, shape: readonly number[]): ViewKind => ({
  name,
  view: (tensor) => tensor.reshape(shape),
  copy: (values) => reshapeValues(values, shape),
});

const expanded = (axis: number): ViewKind => ({
  name: `expand-dims-${axis}`,
  view: (tensor) => tensor.expandDims(axis),
  copy: (values) => reshapeValues(values, [...values.shape.slice(0, axis), 1, ...values.shape.slice(axis)]),
});

/** The shape of what the views below see. */
export const baseShape = [4, 3, 6] as const;

/** Views under which every element of the base, or every one of a part, is seen once. */
export const distinctViews: readonly ViewKind[] = [
  { name: "whole", view: (tensor) => tensor.reshape([...baseShape]), copy: (values) => values },
  { name: "T", view: (tensor) => tensor.T, copy: (values) => transposeValues(values, [2, 1, 0]) },
  permuted([0, 2, 1]),
  permuted([1, 0, 2]),
  permuted([2, 0, 1]),
  flipped([0]),
  flipped([1]),
  flipped([2]),
  flipped([0, 1, 2]),
  sliced("offset", [[1, 4]], [run(1, 1, 3)]),
  sliced("inner-range", [null, null, [1, 5]], [run(0, 1, 4), run(0, 1, 3), run(1, 1, 4)]),
  sliced("step-2", [null, null, [0, 6, 2]], [run(0, 1, 4), run(0, 1, 3), run(0, 2, 3)]),
  sliced("step-2-outer", [{ step: 2 }], [run(0, 2, 2)]),
  sliced("step-3-from-1", [null, null, [1, null, 3]], [run(0, 1, 4), run(0, 1, 3), [1, 4]]),
  sliced("step-minus-1", [null, null, { step: -1 }], [run(0, 1, 4), run(0, 1, 3), run(5, -1, 6)]),
  sliced("step-minus-2", [null, { step: -2 }, { step: -2 }], [run(0, 1, 4), [2, 0], [5, 3, 1]]),
  sliced("negative-ends", [[-3, -1], null, [-5, -1]], [[1, 2], run(0, 1, 3), run(1, 1, 4)]),
  sliced("index-first", [2], [2]),
  sliced("index-last", [null, null, -1], [run(0, 1, 4), run(0, 1, 3), 5]),
  sliced("index-all", [1, 2, 3], [1, 2, 3]),
  sliced("empty", [null, [2, 2]], [run(0, 1, 4), []]),
  { name: "at", view: (tensor) => tensor.at(3, 1), copy: (values) => pickValues(values, [3, 1]) },
  reshaped("flat", [countOf(baseShape)]),
  reshaped("rank-5", [2, 2, 3, 3, 2]),
  expanded(0),
  expanded(1),
  expanded(3),
  {
    name: "squeeze",
    view: (tensor) => tensor.slice(null, [1, 2]).squeeze(1),
    copy: (values) => pickValues(values, [run(0, 1, 4), 1]),
  },
];

/** Views in which one element stands at several places. */
const repeatingViews: readonly ViewKind[] = [
  {
    name: "broadcast-new-axis",
    view: (tensor) => tensor.broadcastTo([2, ...baseShape]),
    copy: (values) => build(values.dtype, [2, ...baseShape], ([, ...index]) => at(values, index)),
  },
  {
    name: "broadcast-outer",
    view: (tensor) => tensor.slice([1, 2]).broadcastTo(baseShape),
    copy: (values) => build(values.dtype, baseShape, ([, j, k]) => at(values, [1, j!, k!])),
  },
  {
    name: "broadcast-inner",
    view: (tensor) => tensor.slice(null, null, [4, 5]).broadcastTo(baseShape),
    copy: (values) => build(values.dtype, baseShape, ([i, j]) => at(values, [i!, j!, 4])),
  },
  {
    name: "broadcast-scalar",
    view: (tensor) => tensor.at(1, 1, 1).broadcastTo(baseShape),
    copy: (values) => build(values.dtype, baseShape, () => at(values, [1, 1, 1])),
  },
];

export const allViews: readonly ViewKind[] = [...distinctViews, ...repeatingViews];
