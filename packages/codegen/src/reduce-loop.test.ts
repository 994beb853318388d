import { type Dtype, dtypes, LockstepError, type Reduction, strided, type ValueType } from "@lockstep/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JavaScriptLoops, planReduce, type ReduceForm } from "./index.js";
import { reductionOf } from "./testing/kernels.js";
import { referenceReduction } from "./testing/reference-reduction.js";
import { assertSameBits, makeView, places, type TestView, viewChoice } from "./testing/views.js";

const loops = new JavaScriptLoops();

function run(
  reduction: Reduction,
  inputs: readonly (TestView | number)[],
  axes: readonly number[],
  out: TestView,
) {
  const { shape, geometry, turns } = planReduce(reduction, inputs, axes, out);
  const data = inputs.map((input) => (typeof input === "number" ? input : input.data));
  loops.reduce(reduction, shape).loop([...data, out.data, reduction.init], geometry, 0, turns);
  return shape.form;
}

function toType(value: number, type: ValueType): number {
  if (type === "bool") return value !== 0 && !Number.isNaN(value) ? 1 : 0;
  if (type === "int32") return value | 0;
  return type === "float32" ? Math.fround(value) : value;
}

function expected(
  reduction: Reduction,
  inputs: readonly (TestView | number)[],
  axes: readonly number[],
  out: TestView,
) {
  const parameters = reduction.step.parameters.slice(1);
  const shape = (inputs.find((input) => typeof input !== "number") as TestView).layout.shape;
  const only = (layout: TestView["layout"], kept: boolean, offset = layout.offset) =>
    strided(
      shape.map((length, axis) => (axes.includes(axis) === kept ? 1 : length)),
      layout.strides,
      offset,
    );
  const starts = inputs.map((input) => (typeof input === "number" ? [] : places(only(input.layout, true))));
  const data = out.data.slice() as TestView["data"];
  places(out.layout).forEach((at, i) => {
    const columns = inputs.map((input, k) =>
      typeof input === "number"
        ? input
        : places(only(input.layout, false, starts[k]![i]!)).map((p) => input.data[p]!),
    );
    const count = axes.reduce((product, axis) => product * shape[axis]!, 1);
    const rows = Array.from({ length: count }, (_, row) =>
      columns.map((column, k) =>
        toType(typeof column === "number" ? column : column[row]!, parameters[k]!.type),
      ),
    );
    const { type } = reduction.step;
    const result = referenceReduction(reduction, rows, toType(reduction.init, type));
    data[at] = out.dtype === "bool" ? toType(result, "bool") : result;
  });
  return data;
}

/** The output view for inputs of `shape`: length 1 along the axes. */
function outFor(
  dtype: Dtype,
  shape: readonly number[],
  axes: readonly number[],
  choice: Parameters<typeof makeView>[2],
) {
  const kept = shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
  return makeView(dtype, kept, choice, 77, { output: true });
}

type Fn = (acc: never, ...elements: never[]) => number | boolean;
const cases: Readonly<
  Record<string, { fn: Fn; init: number | boolean; associative?: boolean; inputs: number }>
> = {
  sum: { fn: (acc: number, x: number) => acc + x, init: 0, inputs: 1 },
  sumFromSeven: { fn: (acc: number, x: number) => acc + x, init: 7.5, inputs: 1 },
  product: { fn: (acc: number, x: number) => acc * x, init: 1, inputs: 1 },
  squares: { fn: (acc: number, x: number) => acc + x * x, init: 0, inputs: 1 },
  heavy: {
    fn: (acc: number, x: number) => acc + (((x * 2 + 1) * x - 3) * x + Math.abs(x - 1) / (x * x + 1)),
    init: 0,
    inputs: 1,
  },
  dot: { fn: (acc: number, x: number, y: number) => acc + x * y, init: 0, inputs: 2 },
  least: { fn: (acc: number, x: number) => Math.min(acc, x), init: Infinity, inputs: 1 },
  greatest: { fn: (acc: number, x: number) => Math.max(acc, x), init: -Infinity, inputs: 1 },
  all: { fn: (acc: boolean, x: number) => acc && x > 0, init: true, inputs: 1 },
  any: { fn: (acc: boolean, x: number) => acc || x > 2, init: false, inputs: 1 },
  count: { fn: (acc: number, x: number) => acc + (x > 0 ? 1 : 0), init: 0, inputs: 1 },
  horner: { fn: (acc: number, x: number) => acc * 0.5 + x, init: 1, inputs: 1 },
  lastPositive: {
    fn: (acc: number, x: number) => {
      if (x > 0) return x;
      return acc;
    },
    init: 0,
    inputs: 1,
  },
  foldOfTwo: { fn: (acc: number, x: number, y: number) => acc - x * (y + acc), init: 0, inputs: 2 },
  custom: {
    fn: (acc: number, x: number) => (Math.abs(x) > Math.abs(acc) ? x : acc),
    init: 0,
    associative: true,
    inputs: 1,
  },
};

const compiled = new Map<string, Reduction | undefined>();
function reduction(name: string, args: readonly (Dtype | "weak-float")[]): Reduction | undefined {
  const key = `${name} ${args.join()}`;
  if (!compiled.has(key)) {
    const { fn, init, associative } = cases[name]!;
    try {
      compiled.set(key, reductionOf(fn, args, init, associative ? { associative } : undefined));
    } catch (error) {
      if (!(error instanceof LockstepError) || !/KERNEL_TYPE|REDUCE_ASSOCIATIVE/.test(error.code))
        throw error;
      compiled.set(key, undefined);
    }
  }
  return compiled.get(key);
}

const shapes = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.constantFrom(0, 1, 2, 3, 5, 17), { minLength: 1, maxLength: 3 }) },
  {
    weight: 6,
    arbitrary: fc.tuple(fc.constantFrom(1, 3, 16, 17, 40), fc.constantFrom(1, 15, 16, 17, 33, 50)),
  },
  fc.tuple(fc.constantFrom(1, 2), fc.constantFrom(1023, 1024, 1025, 2048, 3090, 5121)),
  fc.tuple(fc.constantFrom(1023, 1024, 1030, 3100), fc.constantFrom(1, 17)),
  fc.tuple(fc.constantFrom(3, 20), fc.constantFrom(50, 64), fc.constantFrom(2, 17)),
);

describe("generated reductions", () => {
  const seen = new Set<ReduceForm>();
  it.each(Object.keys(cases))(
    "give the bits of the definition: %s",
    (name) => {
      let ran = 0;
      fc.assert(
        fc.property(
          fc.constantFrom(...dtypes),
          fc.oneof(fc.constantFrom(...dtypes), fc.constantFrom(2.5, -1)),
          fc.constantFrom(...dtypes),
          shapes.chain((shape) => fc.tuple(fc.constant(shape), fc.subarray(shape.map((_, axis) => axis)))),
          fc.tuple(viewChoice, viewChoice, viewChoice),
          fc.boolean(),
          fc.nat(1000),
          (first, second, outDtype, [shape, axes], choices, ordinary, seed) => {
            const { inputs: arity } = cases[name]!;
            const args = [first, typeof second === "number" ? ("weak-float" as const) : second].slice(
              0,
              arity,
            );
            const made = reduction(name, args);
            if (!made) return;
            ran++;
            const inputs = [
              makeView(first, shape, choices[0], seed, { ordinary }),
              typeof second === "number"
                ? second
                : makeView(second, shape, choices[1], seed + 1, { ordinary }),
            ].slice(0, arity);
            const out = outFor(outDtype, shape, axes, choices[2]);
            const wanted = expected(made, inputs, axes, out);
            seen.add(run(made, inputs, axes, out));
            assertSameBits(out.data, wanted);
          },
        ),
        { seed: 3, numRuns: 60 },
      );
      expect(ran).toBeGreaterThan(20);
    },
    60_000,
  );

  it("walk in each of the forms", () => {
    expect([...seen].sort()).toEqual(["fold", "fold-strips", "tree", "tree-strips"]);
  });

  it.each([
    ["rows", [300, 40], [1], "tree"],
    ["columns", [300, 40], [0], "tree-strips"],
    ["all", [300, 40], [0, 1], "tree"],
  ] as const)("choose by where neighbours lie: %s", (_, shape, axes, form) => {
    const sum = reduction("sum", ["float32"])!;
    const plain = { order: 0, flips: 0, gap: 1, broadcast: 31, plain: true };
    const input = makeView("float32", shape, plain, 1);
    expect(planReduce(sum, [input], axes, outFor("float32", shape, axes, plain)).shape.form).toBe(form);
  });

  it("reduce any range of outputs", () => {
    const sum = reduction("sum", ["float32"])!;
    const plain = { order: 0, flips: 0, gap: 1, broadcast: 31, plain: true };
    for (const axis of [0, 1]) {
      const input = makeView("float32", [600, 700], plain, 1, { ordinary: true });
      const out = outFor("float32", [600, 700], [axis], plain);
      const wanted = expected(sum, [input], [axis], out);
      const { shape, geometry, turns } = planReduce(sum, [input], [axis], out);
      const { loop } = loops.reduce(sum, shape);
      for (let turn = 0; turn < turns; turn += 300) {
        loop([input.data, out.data, 0], geometry, turn, Math.min(turns, turn + 300));
      }
      assertSameBits(out.data, wanted);
    }
  });
});
