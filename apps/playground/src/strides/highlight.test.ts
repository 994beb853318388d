import { expect, test } from "vitest";
import { cellsOf } from "./cells.js";
import { chainOf } from "./chain.js";
import { highlightsOf } from "./highlight.js";
import { moveIn } from "./moves.js";
import type { Step } from "./step.js";

const marksOf = (
  shape: readonly number[],
  steps: readonly Step[],
  side: "tensor" | "storage",
  at: number,
) => {
  const { tensor } = chainOf(shape, steps).end;
  const {
    tensor: cells,
    storage,
    cells: chosen,
  } = highlightsOf(cellsOf(tensor), tensor.layout, { side, at });
  return {
    tensor: Object.fromEntries(cells.marks),
    storage: Object.fromEntries(storage.marks),
    homes: [cells.home, storage.home],
    chosen: chosen.length,
  };
};

test("a cell marks its place, and one step along each dimension", () => {
  expect(marksOf([3, 4], [], "tensor", 5)).toEqual({
    tensor: { 5: "here", 9: "step-0", 6: "step-1" },
    storage: { 5: "partner", 9: "step-0", 6: "step-1" },
    homes: [5, 5],
    chosen: 1,
  });
});

test("in a transposed view a step down is a step of 1 in the storage", () => {
  const transposed: Step = { id: 1, kind: "transpose", fields: {} };
  expect(marksOf([3, 4], [transposed], "tensor", 0).storage).toEqual({
    0: "partner",
    1: "step-0",
    4: "step-1",
  });
});

test("a place of a broadcast storage marks every cell that it stands for", () => {
  const repeated: Step = { id: 1, kind: "broadcastTo", fields: { shape: "3, 2" } };
  expect(marksOf([2], [repeated], "storage", 1)).toEqual({
    tensor: { 1: "partner", 3: "partner", 5: "partner" },
    storage: { 1: "here" },
    homes: [1, 1],
    chosen: 3,
  });
  expect(marksOf([2], [repeated], "tensor", 3).tensor).toEqual({ 1: "partner", 3: "here", 5: "partner" });
});

test("a place that no index leads to marks itself alone", () => {
  const half: Step = { id: 1, kind: "slice", fields: { step: "2" } };
  expect(marksOf([4], [half], "storage", 3)).toEqual({
    tensor: {},
    storage: { 3: "here" },
    homes: [0, 3],
    chosen: 0,
  });
});

test.each([
  ["ArrowRight", 4, 5],
  ["ArrowRight", 3, 3],
  ["ArrowLeft", 4, 4],
  ["ArrowDown", 4, 8],
  ["ArrowDown", 8, 8],
  ["ArrowUp", 12, 12],
  ["PageDown", 5, 17],
  ["PageUp", 17, 5],
  ["PageUp", 5, 5],
  ["Home", 18, 16],
  ["End", 16, 19],
  ["Enter", 0, undefined],
])("%s leads from %i to %s in 2 × 3 × 4", (key, from, to) => {
  expect(moveIn([2, 3, 4], from, key)).toBe(to);
});

test("with the control key, Home and End lead to the first and the last of all", () => {
  expect(moveIn([2, 3, 4], 7, "Home", true)).toBe(0);
  expect(moveIn([2, 3, 4], 7, "End", true)).toBe(23);
  expect(moveIn([], 0, "ArrowDown")).toBe(0);
});
