import { type Dtype, dtypes, evaluator, type Kernel, LockstepError, type ValueType } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JavaScriptLoops, planMap } from "./index.js";
import { integerFunctions, mapOf, numericFunctions } from "./testing/kernels.js";
import { assertSameBits, elements, makeView, places, type TestView, viewChoice } from "./testing/views.js";

const loops = new JavaScriptLoops();

/** Runs the generated loop over views and numbers; the elements of `out`, and everything in its storage. */
function run(kernel: Kernel, inputs: readonly (TestView | number)[], out: TestView): void {
  const { shape, geometry, turns } = planMap(inputs, out);
  const data = inputs.map((input) => (typeof input === "number" ? input : input.data));
  loops.map(kernel, shape).loop([...data, out.data], geometry, 0, turns);
}

function toType(value: number, type: ValueType): number {
  if (type === "bool") return value !== 0 && !Number.isNaN(value) ? 1 : 0;
  if (type === "int32") return value | 0;
  return type === "float32" ? Math.fround(value) : value;
}

/** What `out` must hold, by the evaluator of trees. */
function expected(kernel: Kernel, inputs: readonly (TestView | number)[], out: TestView): TestView["data"] {
  const evaluate = evaluator(expandLibrary(kernel));
  const columns = inputs.map((input) => (typeof input === "number" ? input : elements(input)));
  const data = out.data.slice() as TestView["data"];
  places(out.layout).forEach((at, i) => {
    const args = columns.map((column, k) =>
      toType(typeof column === "number" ? column : column[i]!, kernel.parameters[k]!.type),
    );
    const result = evaluate(...args);
    data[at] = out.dtype === "bool" ? toType(result, "bool") : result;
  });
  return data;
}

/** Kernels of every function for the dtypes that it takes. */
const compiled = new Map<string, Kernel | undefined>();
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
const shapes = fc.array(fc.constantFrom(0, 1, 2, 3, 5), { maxLength: 4 });

describe("generated maps", () => {
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
          if (!kernel) return;
          ran++;
          const inputs = [
            makeView(first, shape, choices[0], seed),
            typeof second === "number" ? second : makeView(second, shape, choices[1], seed + 1),
          ].slice(0, kernel.parameters.length);
          const out = makeView(outDtype, shape, choices[2], seed + 2, { output: true });
          const wanted = expected(kernel, inputs, out);
          run(kernel, inputs, out);
          assertSameBits(out.data, wanted);
        },
      ),
      { seed: 2, numRuns: 2000 },
    );
    expect(ran).toBeGreaterThan(1000);
  }, 30_000);

  it.each([
    ["transposed", [70, 45], [0, 1]],
    ["in batches", [3, 33, 64], [0, 2, 1]],
  ])("go tile by tile where strides disagree: %s", (_, shape) => {
    const kernel = mapOf((x: number, y: number) => x - y, ["float32", "float32"]);
    const plain = { order: 0, flips: 0, gap: 1, broadcast: 31, plain: true };
    const a = makeView("float32", shape, { ...plain, plain: false, order: 0 }, 1, { ordinary: true });
    const b = makeView("float32", shape, { ...plain, plain: false, order: 23, flips: 3 }, 2, {
      ordinary: true,
    });
    const out = makeView("float32", shape, plain, 3);
    expect(planMap([a, b], out).shape.tiled).toBe(true);
    const wanted = expected(kernel, [a, b], out);
    run(kernel, [a, b], out);
    assertSameBits(out.data, wanted);
  });

  it("work in place", () => {
    const kernel = mapOf((x: number, y: number) => x * 2 + y, ["float64", "float64"]);
    const view = makeView("float64", [4, 5], { order: 5, flips: 2, gap: 2, broadcast: 31, plain: false }, 9, {
      output: true,
      ordinary: true,
    });
    const wanted = expected(kernel, [view, view], view);
    run(kernel, [view, view], view);
    assertSameBits(view.data, wanted);
  });

  it("run any range of the outermost loop", () => {
    const kernel = mapOf((x: number) => x + 1, ["int32"]);
    const input = makeView("int32", [7, 6], { order: 5, flips: 1, gap: 2, broadcast: 31, plain: false }, 4);
    const out = makeView("int32", [7, 6], { order: 0, flips: 0, gap: 1, broadcast: 31, plain: true }, 5);
    const wanted = expected(kernel, [input], out);
    const { shape, geometry, turns } = planMap([input], out);
    const { loop } = loops.map(kernel, shape);
    for (let turn = turns; turn > 0; turn -= 2)
      loop([input.data, out.data], geometry, Math.max(0, turn - 2), turn);
    assertSameBits(out.data, wanted);
  });

  it("share loops between equal kernels and tell layouts apart", () => {
    const layout = makeView("float32", [8], { order: 0, flips: 0, gap: 1, broadcast: 31, plain: true }, 1);
    const { shape } = planMap([layout], layout);
    const one = loops.map(
      mapOf((x: number) => x * 7, ["float32"]),
      shape,
    );
    const two = loops.map(
      mapOf((y: number) => y * 7, ["float32"]),
      shape,
    );
    const other = loops.map(
      mapOf((y: number) => y * 7, ["float32"]),
      { ...shape, steps: ["stride", "next"] },
    );
    expect(two.loop).toBe(one.loop);
    expect(other.loop).not.toBe(one.loop);
  });

  it("hold nothing of the person's text", () => {
    const kernel = mapOf(
      (prototype: number) => {
        const __proto__ = prototype + 1;
        return __proto__ * 2;
      },
      ["float64"],
    );
    const view = {
      dtype: "float64" as const,
      layout: { shape: [2], strides: [1], offset: 0, size: 2, contiguous: true },
    };
    const { code } = loops.map(kernel, planMap([view], view).shape);
    expect(code).not.toMatch(/prototype|__proto__/);
  });
});
