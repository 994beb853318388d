import { expect, test } from "vitest";
import { sizeRows, speedPoints } from "./sweep-rows.js";

const points = speedPoints([
  { target: "workers", size: 1000, times: [4] },
  { target: "cpu:wasm", size: 1000, times: [1, 3] },
  { target: "cpu:wasm", size: 10, times: [9] },
  { target: "cpu:wasm", size: 10, times: [0.5, 0.5, 0.5] },
  { target: "gpu:webgpu", size: 10, times: [] },
]);

test("points are ordered by target and size, the latest of each, without those that have no times", () => {
  expect(points.map(({ target, size, median, rounds }) => [target, size, median, rounds])).toEqual([
    ["cpu:wasm", 10, 0.5, 3],
    ["cpu:wasm", 1000, 2, 2],
    ["workers", 1000, 4, 1],
  ]);
});

test("rows have a place for each target", () => {
  expect(sizeRows(points)).toEqual({
    targets: ["cpu:wasm", "workers"],
    rows: [
      { size: 10, medians: [0.5, undefined] },
      { size: 1000, medians: [2, 4] },
    ],
  });
});
