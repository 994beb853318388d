import { compileReduction, type Dtype, parseFunction, type Reduction, strided } from "@lockstep/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesOf, difference, drawView, lies, reduceBy, smallEngine } from "./testing/spilled.js";

type Fn = (...args: never[]) => number | boolean;
const reductionOf = (fn: Fn, dtypes: readonly Dtype[], init: number | boolean, associative = false) =>
  compileReduction(parseFunction(fn, { operation: "reduce" }), dtypes, init, { associative });

const room = 65536;

/** What is promised takes two values of one type. */
const floatOf = (dtype: Dtype): Dtype => (dtype === "float32" ? dtype : "float64");

/** Of every order, of one input. */
const reducers: Readonly<Record<string, (dtype: Dtype) => Reduction>> = {
  sum: (dtype) => reductionOf((acc: number, x: number) => acc + x, [dtype], 1),
  "sum of what is computed": (dtype) =>
    reductionOf((acc: number, x: number) => acc + Math.sqrt(x * x + 1), [dtype], 0),
  product: (dtype) => reductionOf((acc: number, x: number) => acc * (1 + x / 65536), [dtype], 2),
  largest: (dtype) => reductionOf((acc: number, x: number) => Math.max(acc, x), [dtype], -20),
  all: (dtype) => reductionOf((acc: boolean, x: number) => acc && x > -101, [dtype], true),
  fold: (dtype) => reductionOf((acc: number, x: number) => (acc + x) * 0.75, [dtype], 3),
  "fold of integers": (dtype) =>
    reductionOf((acc: number, x: number) => acc * 3 + (x > 3 ? 1 : 0), [dtype], 1),
  "fold of conditions": (dtype) => reductionOf((acc: boolean, x: number) => acc !== x > 0, [dtype], false),
  custom: (dtype) =>
    reductionOf((acc: number, x: number) => acc + x - 0.25 * acc * x, [floatOf(dtype)], 0, true),
};

const numeric: readonly Dtype[] = ["uint8", "int32", "float32", "float64"];
const shapes = [
  [40_001],
  [90, 471],
  [471, 90],
  [13, 17, 190],
  [2, 20_000],
  [20_000, 2],
  [3, 5, 7, 400],
  [17, 33, 64],
];
const values = (seed: number) => (i: number) => (Math.imul(i + seed, 0x9e3779b1) >>> 20) / 16 - 100;

const reductions = fc
  .record({
    shape: fc.constantFrom(...shapes),
    reducer: fc.constantFrom(...Object.keys(reducers)),
    dtype: fc.constantFrom(...numeric),
    seed: fc.nat(1000),
  })
  .chain((problem) => {
    const axes = problem.shape.map((_, d) => d);
    return fc.record({
      problem: fc.constant(problem),
      axes: fc.oneof(fc.constant(axes), fc.subarray(axes, { minLength: 1 })),
      x: lies(axes.length, false),
      out: lies(axes.length, false),
    });
  })
  .map(({ problem: { shape, reducer, dtype, seed }, axes, x, out }) => {
    const reduction = reducers[reducer]!(dtype);
    const reduced = shape.map((length, d) => (axes.includes(d) ? 1 : length));
    const inputs = [drawView(reducer === "custom" ? floatOf(dtype) : dtype, shape, x, values(seed))];
    return {
      reduction,
      axes,
      drawn: { inputs, out: drawView(reduction.step.dtype, reduced, out, values(1)) },
    };
  });

describe.each([true, false])("reductions that the arena cannot hold (shared memory: %s)", (shared) => {
  it("give what they give elsewhere, in every order", () => {
    const engine = smallEngine(room, shared);
    let inParts = 0;
    fc.assert(
      fc.property(reductions, ({ reduction, axes, drawn }) => {
        expect(difference(engine, reduceBy(reduction, axes), drawn)).toBeUndefined();
        if (bytesOf(drawn) > room) inParts++;
        expect(engine.arena.used).toBe(0);
      }),
      { numRuns: 120 },
    );
    expect(inParts).toBeGreaterThan(60);
  });
});

describe("a reduction that the arena cannot hold", () => {
  const engine = smallEngine(room, true);
  const plain = { order: [0], flipped: [false], stretched: [false], spacing: 1, offset: 0 };
  const sum = reducers.sum!("float64");
  const custom = reducers.custom!("float64");

  // A part of 65536 bytes takes pieces of 2048 elements of 8 bytes.
  it.each([
    8193, 10_239, 10_240, 10_241, 11_264, 11_265, 12_287, 12_288, 14_336, 16_383, 16_384, 16_385, 40_960,
  ])("of %d elements keeps to the tree of all of them", (length) => {
    const x = drawView("float64", [length], plain, (i) => 1 / (i + 1));
    const out = drawView("float64", [1], plain, () => 0);
    for (const reduction of [sum, custom]) {
      const drawn = { inputs: [x], out };
      expect(bytesOf(drawn)).toBeGreaterThan(room);
      expect(difference(engine, reduceBy(reduction, [0]), drawn)).toBeUndefined();
    }
  });

  it("keeps the order of a fold across pieces, and across a view's own order", () => {
    const fold = reductionOf((acc: number, x: number) => acc * 0.5 + x, ["float64"], 1);
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      const lie = { ...plain, order, flipped: [false, true, false], stretched: [false, false, false] };
      const x = drawView("float64", [21, 32, 33], lie, values(1));
      for (const axes of [[0, 1, 2], [0, 2], [1], [1, 2]]) {
        const shape = [21, 32, 33].map((length, d) => (axes.includes(d) ? 1 : length));
        const out = drawView("float64", shape, { ...lie, order: [0, 1, 2] }, () => 0);
        expect(difference(engine, reduceBy(fold, axes), { inputs: [x], out })).toBeUndefined();
      }
    }
  });

  it("may have several inputs, stretched over each other, and numbers", () => {
    const stretched = (...dims: boolean[]) => ({ ...plain, order: [0, 1, 2], flipped: [], stretched: dims });
    const shape = [60, 70, 2000];
    const a = drawView("float32", shape, stretched(false, true, false), values(1));
    const b = drawView("float32", shape, stretched(true, false, false), values(2));
    const out = drawView("float32", [60, 70, 1], stretched(false, false, false), () => 0);
    const dot = reductionOf(
      (acc: number, x: number, y: number, z: number) => acc + x * y * z,
      ["float32", "float32", "weak-float" as Dtype],
      0,
    );
    const product = reductionOf(
      (acc: number, x: number, y: number, z: number) => acc * 0.5 + x * y * z,
      ["float32", "float32", "weak-float" as Dtype],
      0,
    );
    for (const reduction of [dot, product]) {
      expect(difference(engine, reduceBy(reduction, [2]), { inputs: [a, b, 0.5], out })).toBeUndefined();
    }
  });

  it("of nothing is the initial value", () => {
    const nothing = {
      dtype: "float32",
      layout: strided([20_000, 0], [0, 1], 0),
      data: new Float32Array(0),
    } as const;
    const out = drawView("float64", [20_000, 1], { ...plain, order: [0, 1] }, () => 9);
    const drawn = { inputs: [nothing], out };
    expect(bytesOf(drawn)).toBeGreaterThan(room);
    for (const name of ["sum", "fold", "largest"]) {
      const reduction = reducers[name]!("float32");
      expect(difference(engine, reduceBy(reduction, [1]), drawn)).toBeUndefined();
    }
  });
});
