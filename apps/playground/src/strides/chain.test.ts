import { describe, expect, test } from "vitest";
import { cellsOf, slicesOf } from "./cells.js";
import { chainOf } from "./chain.js";
import { callOf, kinds, type Step, type StepKind, stepKinds } from "./step.js";

const step = (kind: StepKind, fields: Step["fields"] = {}, id = 1): Step => ({ id, kind, fields });

describe("a step becomes the call that one would write", () => {
  test.each([
    [step("transpose"), "transpose()"],
    [step("transpose", { axes: "1, 0" }), "transpose([1, 0])"],
    [step("flip", { axis: "-1" }), "flip(-1)"],
    [step("slice", { axis: "1", step: "-1" }), "slice(null, { step: -1 })"],
    [step("slice", { start: "1", stop: "3" }), "slice([1, 3])"],
    [step("slice", { axis: "-1", start: "1" }), "slice(null, { start: 1 })"],
    [step("at", { index: "1 2" }), "at(1, 2)"],
    [step("reshape", { shape: "[2, -1]" }), "reshape([2, -1])"],
    [step("broadcastTo", { shape: "3,2,2" }), "broadcastTo([3, 2, 2])"],
    [step("expandDims"), "expandDims(0)"],
    [step("squeeze", { axis: "0, 2" }), "squeeze([0, 2])"],
  ])("%o", (one, call) => {
    expect(callOf(one, 2)).toBe(call);
  });
});

test("what each kind starts with can be run on every shape that there is to start with", () => {
  for (const shape of [[3, 4], [12], [4, 1], [2, 3, 4]]) {
    for (const kind of stepKinds) {
      const { links } = chainOf(shape, [step(kind, kinds[kind].initial(shape))]);
      expect(links[0]).not.toHaveProperty("refusal");
    }
  }
});

test("the place of a cell is where the storage holds its value, through every view and copy", () => {
  const chains = [
    [step("transpose"), step("slice", { axis: "0", step: "-2" }, 2)],
    [step("flip"), step("at", { index: "1" }, 2)],
    [step("broadcastTo", { shape: "2, 2, 3, 4" }), step("flip", { axis: "3" }, 2)],
    [step("transpose"), step("reshape", { shape: "2, 6" }, 2), step("slice", { axis: "1", step: "4" }, 3)],
  ];
  for (const steps of chains) {
    const { end, links } = chainOf(steps[0]!.kind === "broadcastTo" ? [3, 4] : [3, 4], steps);
    expect(links.every(({ seen }) => seen)).toBe(true);
    const storage = end.whole.dataSync();
    const cells = cellsOf(end.tensor);
    expect(cells).toHaveLength(end.tensor.size);
    for (const { place, value } of cells) expect(storage[place]).toBe(value);
  }
});

test("reshape says when it copied, and the storage is then the new one", () => {
  const copied = chainOf([3, 4], [step("transpose"), step("reshape", { shape: "-1" }, 2)]);
  expect(copied).toMatchObject({ copied: true, code: "x.transpose().reshape([-1])" });
  expect([...copied.end.whole.dataSync()]).toEqual([0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11]);
  const seen = chainOf([3, 4], [step("reshape", { shape: "2, 6" })]);
  expect(seen.copied).toBe(false);
  expect(seen.end.whole).toBe(seen.start.whole);
});

test("a refusal is told in core's own words, and what stands behind it waits", () => {
  const { links, code, end } = chainOf(
    [3, 4],
    [step("transpose"), step("slice", { step: "0" }, 2), step("flip", {}, 3)],
  );
  expect(links[1]!.refusal).toEqual({
    code: "SLICE_INVALID",
    cause: "The step at axis 0 is 0",
    mend: "Give an index, [start, stop], [start, stop, step], { start, stop, step } or null for everything",
  });
  expect(links[2]).toEqual({ step: step("flip", {}, 3) });
  expect(code).toBe("x.transpose()");
  expect(end.tensor.shape).toEqual([4, 3]);
});

test("what was typed and is no number is refused, not taken for something else", () => {
  expect(chainOf([4], [step("at", { index: "one" })]).links[0]!.refusal?.code).toBe("INDEX_RANGE");
  expect(chainOf([4], [step("reshape", { shape: "2, two" })]).links[0]!.refusal?.code).toBe("SHAPE_INVALID");
});

test("a vast broadcast is seen, and never copied", () => {
  const { links, end } = chainOf(
    [4],
    [step("broadcastTo", { shape: "100000, 100000, 4" }), step("reshape", { shape: "-1" }, 2)],
  );
  expect(end.tensor.size).toBe(4e10);
  expect(links[1]!.refusal?.cause).toContain("more than this view would copy");
});

test("slices are the last two dimensions, in order", () => {
  const { end } = chainOf([2, 3, 4], []);
  const slices = slicesOf(cellsOf(end.tensor), [2, 3, 4]);
  expect(slices.map(({ leading }) => leading)).toEqual([[0], [1]]);
  expect(slices[1]!.rows[2]!.map(({ value }) => value)).toEqual([20, 21, 22, 23]);
  const scalar = chainOf([4], [step("at", { index: "2" })]).end.tensor;
  expect(slicesOf(cellsOf(scalar), [])).toMatchObject([{ leading: [], rows: [[{ value: 2, place: 2 }]] }]);
});
