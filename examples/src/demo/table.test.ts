import { expect, it } from "vitest";
import type { Measurement } from "./measure.js";
import { noColours } from "./palette.js";
import { drawTable, legend } from "./table.js";

const row: Measurement = {
  operation: "by time of day",
  backend: "workers",
  engine: "webgpu (software)",
  medianMilliseconds: 12345,
  byHandMilliseconds: 1,
  speed: 0.01,
  difference: 6.5e-10,
  allowed: 4.3e-15,
  agrees: false,
};

it("fits in 80 columns, the longest names and numbers too", () => {
  const lines = [
    ...drawTable([row, { ...row, medianMilliseconds: 0.123, agrees: true }], noColours),
    ...legend,
  ];
  expect(lines.filter((line) => line.trimEnd().length > 80)).toEqual([]);
  expect(lines[1]).toMatch(/^by time of day {2}workers {2}webgpu \(software\) .* NO/);
  expect(lines[2]).toMatch(/^ +workers .* yes/);
});
