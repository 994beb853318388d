import { describe, expect, test } from "vitest";
import { placesOf } from "../../test/plain-backend.js";
import { refusal } from "../../test/refusal.js";
import { rowMajor } from "./layout.js";
import { at, type SliceSpec, slice } from "./slice.js";

const line = rowMajor([10]);
const picked = (spec: SliceSpec) => placesOf(slice(line, [spec]));

describe("ranges are Python's", () => {
  // Each right-hand side is what CPython prints for list(range(10))[…].
  test.each<[string, SliceSpec, number[]]>([
    ["2:5", [2, 5], [2, 3, 4]],
    ["-3:", [-3], [7, 8, 9]],
    [":-7", [null, -7], [0, 1, 2]],
    ["::3", { step: 3 }, [0, 3, 6, 9]],
    ["::-1", { step: -1 }, [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]],
    ["8:2:-2", [8, 2, -2], [8, 6, 4]],
    ["2::-1", { start: 2, step: -1 }, [2, 1, 0]],
    [":6:-1", { stop: 6, step: -1 }, [9, 8, 7]],
    ["-1:-4:-1", [-1, -4, -1], [9, 8, 7]],
    ["100:5:-2", [100, 5, -2], [9, 7]],
    ["-100:3", [-100, 3], [0, 1, 2]],
    ["-100:3:-1", [-100, 3, -1], []],
    ["5:100", [5, 100], [5, 6, 7, 8, 9]],
    ["7:3", [7, 3], []],
    ["20:30", [20, 30], []],
    ["3:-20:-3", [3, -20, -3], [3, 0]],
    ["1:9:100", [1, 9, 100], [1]],
  ])("[%s]", (_, spec, expected) => {
    expect(picked(spec)).toEqual(expected);
  });
});

test("an empty range stays within the storage", () => {
  expect(slice(line, [[20, 30]])).toMatchObject({ offset: 0, size: 0, shape: [0] });
});

test("of an empty dimension every range is empty", () => {
  for (const step of [1, -1, 3]) expect(slice(rowMajor([0]), [{ step }]).shape).toEqual([0]);
});

test.each<[SliceSpec, string]>([
  [{ step: 0 }, "The step at axis 0 is 0"],
  [[0.5, 2], "The start at axis 0 is 0.5"],
  [{ stop: Number.NaN }, "The stop at axis 0 is NaN"],
  [[1, 2, 3, 4] as never, "more than start, stop and step"],
  ["1:2" as never, "neither an index nor a range"],
])("refuses %j", (spec, message) => {
  expect(() => picked(spec)).toThrow(refusal("SLICE_INVALID"));
  expect(() => picked(spec)).toThrow(message);
});

test.each([10, -11, 0.5, Number.NaN])("refuses index %d", (index) => {
  expect(() => slice(line, [index])).toThrow(refusal("INDEX_RANGE"));
  expect(() => at(line, [index])).toThrow(refusal("INDEX_RANGE"));
});

test("at takes indices only, and no more than there are dimensions", () => {
  expect(() => at(line, [null as never])).toThrow(refusal("INDEX_RANGE"));
  expect(() => at(line, [0, 0])).toThrow(refusal("AXIS_RANGE"));
  expect(at(line, [-2])).toMatchObject({ shape: [], offset: 8 });
});
