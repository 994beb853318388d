import { type Dtype, dtypes, type Kernel, LockstepError, rowMajor, strided } from "@lockstep/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedMap } from "../testing/expected-map.js";
import { integerFunctions, mapOf, numericFunctions } from "../testing/kernels.js";
import { runVectorMap } from "../testing/vector-maps.js";
import { assertSameBits, fill, makeView, type TestView, viewChoice } from "../testing/views.js";
import { planVectorMap } from "./vector-map-task.js";

function check(kernel: Kernel, inputs: readonly (TestView | number)[], out: TestView): void {
  const wanted = expectedMap(kernel, inputs, out);
  runVectorMap(kernel, inputs, out);
  assertSameBits(out.data, wanted);
}

const compiled = new Map<string, Kernel | undefined>();
/** The kernel of a function for dtypes, unless it does not take them. */
function kernelOf(name: string, args: readonly (Dtype | "weak-float")[]): Kernel | undefined {
  const key = `${name} ${args.join()}`;
  if (!compiled.has(key)) {
    const fn = numericFunctions[name] ?? integerFunctions[name]!;
    try {
      compiled.set(key, mapOf(fn, args.slice(0, fn.length)));
    } catch (error) {
      if (!(error instanceof LockstepError) || error.code !== "KERNEL_TYPE") throw error;
      compiled.set(key, undefined);
    }
  }
  return compiled.get(key);
}

const names = [...Object.keys(numericFunctions), ...Object.keys(integerFunctions)];
const shapes = fc.oneof(
  fc.array(fc.constantFrom<number>(0, 1, 2, 3, 5, 17), { maxLength: 4 }),
  fc.constantFrom<number[]>([40], [33, 35], [2, 40, 33]),
);
const plain = { order: 0, flips: 0, gap: 1, broadcast: 31, plain: true };

describe("maps in WebAssembly", () => {
  it("give the bits of the evaluator, whatever the function, the dtypes and the layouts", () => {
    let ran = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom(...dtypes),
        fc.oneof(fc.constantFrom(...dtypes), fc.constantFrom(2.5, -0.1, 3)),
        fc.constantFrom(...dtypes),
        shapes,
        fc.tuple(viewChoice, viewChoice, viewChoice),
        fc.nat(1000),
        (name, first, second, outDtype, shape, choices, seed) => {
          const kernel = kernelOf(name, [first, typeof second === "number" ? "weak-float" : second]);
          if (!kernel || shape.includes(0)) return;
          ran++;
          const inputs = [
            makeView(first, shape, choices[0], seed),
            typeof second === "number" ? second : makeView(second, shape, choices[1], seed + 1),
          ].slice(0, kernel.parameters.length);
          check(kernel, inputs, makeView(outDtype, shape, choices[2], seed + 2, { output: true }));
        },
      ),
      { seed: 3, numRuns: 900 },
    );
    expect(ran).toBeGreaterThan(400);
  }, 60_000);

  const lengths = Array.from({ length: 40 }, (_, i) => i + 1);
  const steps = { next: 1, stride: 3, back: -2, fixed: 0 } as const;
  const views = (dtype: Dtype, length: number, step: keyof typeof steps, seed: number): TestView => {
    const stride = steps[step];
    const offset = stride < 0 ? -stride * (length - 1) + 1 : 1;
    const layout = step === "next" ? rowMajor([length], 1) : strided([length], [stride], offset);
    return { dtype, layout, data: fill(dtype, offset + Math.max(stride, 0) * (length - 1) + 1, seed) };
  };

  it.each(dtypes)("load and store %s of every length and with every step", (dtype) => {
    const kernel = mapOf((x: number) => x, [dtype]);
    const inputSteps = ["next", "stride", "back", "fixed"] as const;
    for (const length of lengths) {
      for (const step of inputSteps)
        check(kernel, [views(dtype, length, step, 7)], views(dtype, length, "next", 8));
      for (const step of ["stride", "back"] as const) {
        check(kernel, [views(dtype, length, "next", 9)], views(dtype, length, step, 10));
      }
    }
  });

  it.each(dtypes)("work in place on %s, of every length", (dtype) => {
    const kernel = mapOf(dtype === "bool" ? (x: boolean) => !x : (x: number) => x * 2 + 1, [dtype]);
    for (const length of lengths) {
      for (const step of ["next", "stride", "back"] as const) {
        const view = views(dtype, length, step, 11);
        check(kernel, [view], view);
      }
    }
  });

  it.each(dtypes)("load %s beside float64, and store it from there", (dtype) => {
    const kernel = mapOf((x: number, y: number) => x * 2 - y, [dtype, "float64"]);
    for (const length of [1, 3, 8, 9, 31, 40]) {
      for (const step of ["next", "stride", "fixed"] as const) {
        const inputs = [views(dtype, length, step, 12), views("float64", length, "next", 13)];
        check(kernel, inputs, views(dtype, length, "next", 14));
      }
    }
  });

  it.each([
    ["transposed", [70, 45]],
    ["in batches", [3, 33, 64]],
  ])("go tile by tile where strides disagree: %s", (_, shape) => {
    for (const dtype of dtypes) {
      const kernel = mapOf((x: number, y: number) => x - y, [dtype, "float32"]);
      const a = makeView(dtype, shape, { ...plain, plain: false, order: 23, flips: 3 }, 1);
      const b = makeView("float32", shape, { ...plain, plain: false }, 2);
      const out = makeView("float32", shape, plain, 3);
      expect(planVectorMap([a, b], out).shape.tiled).toBe(true);
      check(kernel, [a, b], out);
    }
  });

  it("take more operands than there is room for tiles", () => {
    const count = 34;
    const names = Array.from({ length: count }, (_, i) => `x${i}`);
    const sum = new Function(`return (${names}) => ${names.join(" + ")}`)() as (...args: number[]) => number;
    const kernel = mapOf(
      sum,
      names.map(() => "float64" as const),
    );
    const across = { ...plain, plain: false, order: 23 };
    const inputs = names.map((_, i) => makeView("float64", [40, 35], across, i, { ordinary: true }));
    check(kernel, inputs, makeView("float64", [40, 35], plain, count));
  });
});
