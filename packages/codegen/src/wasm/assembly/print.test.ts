import { type Dtype, type Kernel, libraryFunctions } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import { describe, expect, it } from "vitest";
import { expandReduction } from "../../reductions.js";
import { integerFunctions, mapOf, numericFunctions, reductionOf } from "../../testing/kernels.js";
import { call, expressionKernel, read } from "../../testing/tree-kernels.js";
import { makeView, type TestView, type ViewChoice } from "../../testing/views.js";
import { assemble, sectionsOf } from "../../testing/wabt.js";
import { writeMapModule } from "../map-module.js";
import { writeReduceModule } from "../reduce-module.js";
import { planVectorMap } from "../vector-map-task.js";
import { planVectorReduce } from "../vector-reduce-task.js";
import { ModuleBuilder } from "./module-builder.js";
import { printModule } from "./print.js";

/** Text and bytes must be one module, and the platform must take it. */
function check(write: (shared: boolean) => ModuleBuilder): void {
  for (const shared of [true, false]) {
    const module = write(shared);
    const bytes = module.bytes();
    expect(WebAssembly.validate(bytes)).toBe(true);
    expect(sectionsOf(assemble(printModule(module)))).toEqual(sectionsOf(bytes));
  }
}

const plain: ViewChoice = { order: 0, flips: 0, gap: 1, broadcast: 31, plain: true };
const across: ViewChoice = { ...plain, plain: false, order: 23, gap: 2 };
const spread: ViewChoice = { ...plain, plain: false, broadcast: 2 };
const layouts: Readonly<Record<string, readonly [shape: number[], input: ViewChoice]>> = {
  "a row": [[20], plain],
  "a row with steps": [[20], across],
  "a nest": [[5, 20], { ...across, order: 0 }],
  tiles: [[40, 35], across],
  "a broadcast": [[20, 20], spread],
};

function checkMap(kernel: Kernel, dtypes: readonly Dtype[], name = "a row"): void {
  const [shape, choice] = layouts[name]!;
  const inputs = dtypes.map((dtype, k): TestView => makeView(dtype, shape, k === 0 ? choice : plain, k));
  const out = makeView(kernel.dtype, shape, plain, 9);
  check((shared) => writeMapModule(expandLibrary(kernel), planVectorMap(inputs, out).shape, shared));
}

describe("the text of a module is its bytes", () => {
  it.each(Object.keys(numericFunctions))("for the map of %s", (name) => {
    const fn = numericFunctions[name]!;
    const sorts = [
      ["float32", "float64"],
      ["int32", "uint8"],
      ["float64", "float64"],
    ] as const;
    for (const dtypes of sorts) {
      const given = dtypes.slice(0, fn.length);
      checkMap(mapOf(fn, given), given);
    }
  });

  it.each(Object.keys(integerFunctions))("for the map of %s", (name) => {
    checkMap(mapOf(integerFunctions[name]!, ["int32", "uint8"]), ["int32", "uint8"]);
  });

  it.each(Object.keys(libraryFunctions))("for Math.%s, with its tables and rare cases", (name) => {
    const fn = name as keyof typeof libraryFunctions;
    for (const type of ["float32", "float64"] as const) {
      const given = [type, type].slice(0, libraryFunctions[fn]);
      checkMap(expressionKernel(given, call(fn, ...given.map((_, i) => read(type, i)))), given);
    }
  });

  it.each(Object.keys(layouts))("for %s of every dtype", (name) => {
    for (const dtype of ["float32", "float64", "int32", "uint8", "bool"] as const) {
      checkMap(
        mapOf((x: number, y: number) => (x > y ? x : y), [dtype, dtype]),
        [dtype, dtype],
        name,
      );
    }
  });

  it("for maps with numbers", () => {
    const kernel = mapOf((x: number, k: number) => x * k, ["float32", "weak-float"]);
    const out = makeView("float32", [20], plain, 9);
    check((shared) => writeMapModule(kernel, planVectorMap([out, 2.5], out).shape, shared));
  });

  it("for functions that were not inlined, whatever they are called", () => {
    const invoke = { kind: "invoke", type: "int32", callee: 0, args: [read("int32", 0)] } as const;
    const local = { name: "ñ ∑(", type: "int32" } as const;
    for (const called of ["run", "row", "remainder", "größe", "f g", "$"]) {
      const body = [{ kind: "return", value: read("int32", 0) }] as const;
      const twice = [0, 1].map(
        () => ({ name: called, arity: 1, locals: [local], result: "int32", body }) as const,
      );
      const value = { ...invoke, callee: 1, args: [invoke] };
      checkMap({ ...expressionKernel(["int32"], value), functions: twice }, ["int32"]);
    }
  });

  it("for reductions", () => {
    const out = makeView("float32", [20, 1], plain, 9);
    for (const dtype of ["float32", "uint8", "float64"] as const) {
      const input = makeView(dtype, [20, 30], plain, 1);
      for (const fn of [(acc: number, x: number) => acc + x, (acc: number, x: number) => acc * 0.5 + x]) {
        const reduction = reductionOf(fn, [dtype], 0);
        const { shape } = planVectorReduce(reduction, [input], [1], out);
        check((shared) => writeReduceModule(expandReduction(reduction), shape, shared));
      }
    }
  });
});

describe("constants in the text", () => {
  it.each([0, -0, 1, -1, 0.1, 5e-324, 1e300, 2 ** -149, Number.NaN, Infinity, -Infinity])("%d", (value) => {
    check((shared) => {
      const module = new ModuleBuilder(shared);
      const builder = module.add("constants", []);
      const bytes = new Uint8Array(16);
      const view = new DataView(bytes.buffer);
      for (const write of [
        (at: number) => view.setFloat64(at - (at % 8), value, true),
        (at: number) => view.setFloat32(at, value, true),
        (at: number) => view.setInt32(at, value, true),
        (at: number) => view.setInt32(at, at === 8 ? value : -7, true),
      ]) {
        for (const at of [0, 4, 8, 12]) write(at);
        builder.get(builder.constant(bytes, "v"));
        builder.set(builder.local("v128", "v"));
      }
      builder.emit("f64.const", value);
      builder.set(builder.local("f64", "wide"));
      builder.emit("f32.const", Math.fround(value));
      builder.set(builder.local("f32", "narrow"));
      module.export(builder);
      return module;
    });
  });
});
