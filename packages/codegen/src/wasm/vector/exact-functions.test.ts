import { type ExactFunction, exactFunctions } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { doubles, floats, integers, pairsOf, randoms } from "../../testing/numbers.js";
import { call, constant, expressionKernel, read } from "../../testing/tree-kernels.js";
import { vectorMap } from "../../testing/vector-maps.js";

const random = randoms(5);
const halves = Array.from({ length: 400 }, (_, i) => Math.round((random() - 0.5) * 2 ** (i % 56)) / 2);
const values = {
  float64: [...doubles, ...halves, ...halves.map((x) => x * (1 + 2 ** -52))],
  float32: [...floats, ...halves.map(Math.fround), ...halves.map((x) => Math.fround(x * (1 + 2 ** -23)))],
  int32: integers,
} as const;
const types = ["float32", "float64"] as const;
const ofIntegers = new Set<string>(["imul", "clz32"]);
const names = Object.keys(exactFunctions) as ExactFunction[];
const ofOne = names.filter((name) => exactFunctions[name] === 1 && !ofIntegers.has(name));
const math = Math as unknown as Record<string, (...args: number[]) => number>;

/** The results that are not those of `Math`; −0 is not 0. */
function wrong(results: readonly number[], wanted: (i: number) => number, given: (i: number) => unknown) {
  return results.flatMap((result, i) =>
    Object.is(result, wanted(i)) ? [] : [`of ${given(i)}: ${result}, not ${wanted(i)}`],
  );
}

describe("exact functions in vectors", () => {
  it.each(ofOne)("%s of floats is that of Math", (fn) => {
    for (const type of types) {
      const kernel = expressionKernel([type], call(fn, read(type, 0)));
      const results = vectorMap(kernel, [{ dtype: type, values: values[type] }]);
      const rounded = type === "float32" ? Math.fround : (x: number) => x;
      expect(
        wrong(
          results,
          (i) => rounded(math[fn]!(values[type][i]!)),
          (i) => values[type][i],
        ),
      ).toEqual([]);
    }
  });

  it.each(["min", "max"] as const)("%s of every pair is that of Math", (fn) => {
    for (const type of ["float32", "float64", "int32"] as const) {
      const edges = values[type].slice(0, 70);
      const [a, b] = pairsOf(edges, edges);
      const kernel = expressionKernel([type, type], call(fn, read(type, 0), read(type, 1)));
      const columns = [a, b].map((column) => ({ dtype: type, values: column }));
      const results = vectorMap(kernel, columns);
      expect(
        wrong(
          results,
          (i) => math[fn]!(a[i]!, b[i]!),
          (i) => [a[i], b[i]],
        ),
      ).toEqual([]);
    }
  });

  it.each(["min", "max"] as const)("%s beside a constant, on either side, is that of Math", (fn) => {
    for (const type of types) {
      for (const limit of [0, -0, 1, -1, Number.NaN, Infinity, -Infinity, 2 ** -149]) {
        for (const swapped of [false, true]) {
          const args = [read(type, 0), constant(type, limit)];
          const kernel = expressionKernel([type], call(fn, ...(swapped ? args.reverse() : args)));
          const results = vectorMap(kernel, [{ dtype: type, values: values[type] }]);
          const wanted = (i: number) => math[fn]!(values[type][i]!, limit);
          expect(wrong(results, wanted, (i) => [values[type][i], limit])).toEqual([]);
        }
      }
    }
  });

  it("abs, sign and clz32 of integers are those of Math, wrapped", () => {
    for (const fn of ["abs", "sign", "clz32", "floor"] as const) {
      const kernel = expressionKernel(["int32"], call(fn, read("int32", 0)));
      const results = vectorMap(kernel, [{ dtype: "int32", values: integers }]);
      expect(results).toEqual(integers.map((x) => math[fn]!(x) | 0));
    }
    const bits = Array.from({ length: 32 }, (_, i) => (2 ** i) | 0);
    const kernel = expressionKernel(["int32"], call("clz32", read("int32", 0)));
    expect(vectorMap(kernel, [{ dtype: "int32", values: bits }])).toEqual(bits.map(Math.clz32));
  });

  it("imul of every pair is that of Math", () => {
    const [a, b] = pairsOf(integers, integers);
    const kernel = expressionKernel(["int32", "int32"], call("imul", read("int32", 0), read("int32", 1)));
    const columns = [a, b].map((column) => ({ dtype: "int32" as const, values: column }));
    expect(vectorMap(kernel, columns)).toEqual(a.map((x, i) => Math.imul(x, b[i]!)));
  });

  it.each(["min", "max"] as const)("%s of bools is 0 or 1", (fn) => {
    const [a, b] = pairsOf([0, 1, 1, 0, 1], [0, 1, 0]);
    const kernel = expressionKernel(["bool", "bool"], call(fn, read("bool", 0), read("bool", 1)));
    const columns = [a, b].map((column) => ({ dtype: "bool" as const, values: column }));
    expect(vectorMap(kernel, columns)).toEqual(a.map((x, i) => Math[fn](x, b[i]!)));
  });
});
