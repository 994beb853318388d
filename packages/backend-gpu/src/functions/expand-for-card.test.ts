import {
  compileMap,
  type Expression,
  eachExpression,
  evaluator,
  isLibraryFunction,
  type Kernel,
  parseFunction,
  partsOf,
} from "@lockstep/core";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { sourceCondition } from "../../../../config/source-condition.js";
import { glsl } from "../shader/glsl.js";
import { type Program, writeProgram } from "../shader/program.js";
import { wgsl } from "../shader/wgsl.js";
import { expandForCard } from "./expand-for-card.js";
import { special } from "./testing/points.js";
import { all, cardKernel } from "./testing/subject.js";

const programOf = (kernel: Kernel): Program => ({
  ...kernel,
  arity: kernel.parameters.length,
  result: "float32",
});

function nodesOf(kernel: Kernel): Expression[] {
  const nodes: Expression[] = [];
  const add = (node: Expression): void => {
    nodes.push(node);
    partsOf(node).forEach(add);
  };
  for (const { body } of [...kernel.functions, kernel]) eachExpression(body, add);
  return nodes;
}

const kernelOf = (fn: (x: number) => number, type: "float32" | "float64" | "int32" = "float32"): Kernel =>
  compileMap(parseFunction(fn, { operation: "map" }), [type]);

describe.each(all)("Math.%s for a card", (fn) => {
  it("computes in float32, int32 and booleans, and calls no library function", () => {
    const kernel = cardKernel(fn);
    const nodes = nodesOf(kernel);
    const locals = [kernel, ...kernel.functions].flatMap(({ locals }) => locals);
    expect([...nodes, ...locals].filter(({ type }) => type === "float64")).toEqual([]);
    expect(nodes.filter((node) => node.kind === "call" && isLibraryFunction(node.fn))).toEqual([]);
  });

  it("is a short program in both shading languages", () => {
    for (const language of [glsl, wgsl]) {
      expect(writeProgram(language, programOf(cardKernel(fn)), "kernel").length).toBeLessThan(6000);
    }
  });
});

describe("a kernel for a card", () => {
  it("is itself without library calls, and the same whenever it is asked for", () => {
    const plain = kernelOf((x) => Math.sqrt(x) + 1);
    const calls = kernelOf((x) => Math.exp(-x));
    expect(expandForCard(plain)).toBe(plain);
    expect(expandForCard(calls)).toBe(expandForCard(calls));
    expect(expandForCard(calls).hash).not.toBe(calls.hash);
  });

  it("folds calls of constants", () => {
    const kernel = expandForCard(kernelOf((x) => x * Math.sin(1e9)));
    expect(kernel.functions).toEqual([]);
    expect(evaluator(kernel)(1)).toBeCloseTo(Math.sin(1e9), 6);
  });

  it("takes integers to float32", () => {
    expect(evaluator(expandForCard(kernelOf((x) => Math.exp(x), "int32")))(2)).toBeCloseTo(Math.exp(2), 5);
  });

  it("cannot be one of float64", () => {
    expect(() => expandForCard(kernelOf((x) => Math.exp(x), "float64"))).toThrow(TypeError);
  });

  it("declares a table once", () => {
    const kernel = expandForCard(kernelOf((x) => x ** 1.5 + x ** 2.5));
    const tables = writeProgram(wgsl, programOf(kernel), "kernel").match(/const \w+ = array/g);
    expect(tables).toHaveLength(3);
  });
});

interface Published {
  readonly compileMap: typeof compileMap;
  readonly evaluator: typeof evaluator;
  readonly expandForCard: typeof expandForCard;
  readonly parseFunction: typeof parseFunction;
}

describe("the functions, minified", () => {
  let published: Published;
  beforeAll(async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `
          export { compileMap, evaluator, parseFunction } from "@lockstep/core";
          export { expandForCard } from "./expand-for-card.js";
        `,
        resolveDir: import.meta.dirname,
        loader: "ts",
      },
      bundle: true,
      minify: true,
      format: "esm",
      conditions: [sourceCondition],
      write: false,
    });
    const url = `data:text/javascript;base64,${Buffer.from(outputFiles[0]!.contents).toString("base64")}`;
    published = await import(/* @vite-ignore */ url);
  });

  it.each(all)("%s gives the same bits", (fn) => {
    const two = new Function("x", "y", `return Math.${fn}(x${Math[fn].length > 1 ? ", y" : ""}) + 0 * y`);
    const source = compileMap(parseFunction(two as never, { operation: "zip" }), ["float32", "float32"]);
    const given = published.compileMap(published.parseFunction(two as never, { operation: "zip" }), [
      "float32",
      "float32",
    ]);
    const [wanted, computed] = [
      evaluator(expandForCard(source)),
      published.evaluator(published.expandForCard(given)),
    ];
    expect(special.filter((x) => !Object.is(computed(x, 1.5), wanted(x, 1.5)))).toEqual([]);
  });
});
