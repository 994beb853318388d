/**
 * Inputs and outputs that share memory without being one and the same view. Each element must be computed
 * from what lay there before the operation, whichever way the loop runs.
 */
import type { Dtype } from "@lockstep/core";
import { type Case, needDtypes } from "../framework/case.js";
import { checkInPlace } from "../framework/check-out.js";
import { sample } from "../model/samples.js";
import { flipValues, pickValues, transposeValues, type ViewKind } from "../model/view-kinds.js";
import type { PersonsFunction } from "./operators.js";

const square = [6, 6] as const;
const all = [0, 1, 2, 3, 4, 5];

const whole: ViewKind = {
  name: "whole",
  view: (tensor) => tensor.reshape([...square]),
  copy: (values) => values,
};
const rows = (name: string, start: number, stop: number): ViewKind => ({
  name,
  view: (tensor) => tensor.slice([start, stop]),
  copy: (values) => pickValues(values, [all.slice(start, stop)]),
});
const columns = (name: string, start: number, stop: number): ViewKind => ({
  name,
  view: (tensor) => tensor.slice(null, [start, stop]),
  copy: (values) => pickValues(values, [all, all.slice(start, stop)]),
});
const flipped = (axes: readonly number[]): ViewKind => ({
  name: `flip-${axes.join("")}`,
  view: (tensor) => tensor.flip(axes),
  copy: (values) => flipValues(values, axes),
});
const transposed: ViewKind = {
  name: "T",
  view: (tensor) => tensor.T,
  copy: (values) => transposeValues(values, [1, 0]),
};
const firstRow: ViewKind = {
  name: "first-row-repeated",
  view: (tensor) => tensor.slice([0, 1]).broadcastTo(square),
  copy: (values) => pickValues(values, [[0, 0, 0, 0, 0, 0]]),
};
const firstColumn: ViewKind = {
  name: "first-column-repeated",
  view: (tensor) => tensor.slice(null, [0, 1]).broadcastTo(square),
  copy: (values) => pickValues(values, [all, [0, 0, 0, 0, 0, 0]]),
};

/** What goes in, and what comes out, of the one base. */
const pairs: readonly (readonly [inputs: readonly ViewKind[], out: ViewKind])[] = [
  [[flipped([0])], whole],
  [[flipped([1])], whole],
  [[flipped([0, 1])], whole],
  [[whole], flipped([0])],
  [[whole], flipped([1])],
  [[transposed], whole],
  [[whole], transposed],
  [[rows("down", 0, 5)], rows("up", 1, 6)],
  [[rows("up", 1, 6)], rows("down", 0, 5)],
  [[columns("left", 0, 5)], columns("right", 1, 6)],
  [[columns("right", 1, 6)], columns("left", 0, 5)],
  [[rows("upper", 0, 3)], rows("lower", 3, 6)],
  [[firstRow], whole],
  [[firstColumn], whole],
  [[whole, whole], whole],
  [[whole, transposed], whole],
  [[transposed, whole], whole],
  [[whole, flipped([0])], whole],
  [[flipped([1]), whole], whole],
  [[whole, firstRow], whole],
  [[firstColumn, whole], whole],
  [[rows("down", 0, 5), rows("up", 1, 6)], rows("up", 1, 6)],
  [[rows("down", 0, 5), rows("up", 1, 6)], rows("down", 0, 5)],
  [[columns("left", 0, 5), columns("right", 1, 6)], columns("right", 1, 6)],
  [[transposed, flipped([0])], flipped([0])],
];

const functionOf = (arity: number): PersonsFunction => (arity === 1 ? (x) => x + 1 : (x, y) => x - y);

export function overlapCases(): Case[] {
  const tested: readonly Dtype[] = ["uint8", "int32", "float32", "float64"];
  return tested.flatMap((dtype) =>
    pairs.map(([inputs, out]) => ({
      id: `overlap/${inputs.map(({ name }) => name).join("-and-")}/to-${out.name}-${dtype}`,
      needs: [needDtypes(dtype)],
      run: (bench) =>
        checkInPlace(bench, { fn: functionOf(inputs.length), base: sample(dtype, square, 5), inputs, out }),
    })),
  );
}
