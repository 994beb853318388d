import { describe, expect, it } from "vitest";
import type { Reduction } from "../backend/reduction.js";
import { type ArgumentType, compileReduction, evaluator, parseFunction, printKernel } from "./index.js";

type Step = (...args: never[]) => unknown;

const reduction = (fn: Step, args: ArgumentType[], init: number | boolean, associative = false): Reduction =>
  compileReduction(parseFunction(fn, { operation: "reduce" }), args, init, { associative });

describe("recognised reductions", () => {
  it.each<[string, Step, ArgumentType, number | boolean, string]>([
    ["a sum", (acc: number, x: number) => acc + x, "float32", 0, "add"],
    ["turned round", (acc: number, x: number) => x * x + acc, "float32", 0, "add"],
    ["a difference", (acc: number, x: number) => acc - x, "float32", 0, "add"],
    ["a product", (acc: number, x: number) => acc * (x + 1), "float64", 1, "multiply"],
    ["a minimum", (acc: number, x: number) => Math.min(acc, x), "int32", 9, "minimum"],
    ["a maximum", (acc: number, x: number) => Math.max(Math.abs(x), acc), "float32", 0, "maximum"],
    ["any", (acc: boolean, x: number) => acc || x > 0, "float32", false, "or"],
    ["all", (acc: boolean, x: number) => x > 0 && acc, "float32", true, "and"],
    ["bits", (acc: number, x: number) => acc ^ x, "int32", 0, "bitXor"],
    ["a count", (acc: number, x: number) => acc + (x > 1 ? 1 : 0), "float32", 0, "add"],
    [
      "in statements",
      new Function("acc", "x", "const y = x * 2; acc += y; return acc") as Step,
      "int32",
      0,
      "add",
    ],
  ])("%s", (_name, fn, type, init, operator) => {
    expect(reduction(fn, [type], init)).toMatchObject({ order: "tree", operator });
  });

  it.each<[string, Step]>([
    ["a decaying sum", (acc: number, x: number) => acc * 0.5 + x],
    ["acc on both sides", (acc: number, x: number) => acc + x * acc],
    ["a choice", (acc: number, x: number) => (x > acc ? x : acc)],
    ["a difference turned round", (acc: number, x: number) => x - acc],
    ["a loop", new Function("acc", "x", "for (let i = 0; i < 2; i++) acc += x; return acc") as Step],
  ])("%s is a fold", (_name, fn) => {
    expect(reduction(fn, ["float32"], 0).order).toBe("fold");
  });

  it("takes element and combination apart", () => {
    const tree = reduction((acc: number, x: number, y: number) => acc + x * y, ["float32", "float32"], 0);
    if (tree.order !== "tree") throw new Error("not a tree");
    expect(evaluator(tree.element)(3, 4)).toBe(12);
    expect(evaluator(tree.combine)(3, 4)).toBe(7);
    expect(printKernel(tree.element)).toContain("x * y");
  });
});

describe("the accumulator", () => {
  it.each<[string, Step, ArgumentType, number | boolean, string]>([
    ["of a float32 sum", (acc: number, x: number) => acc + x, "float32", 0, "float32"],
    ["of bools counted", (acc: number, x: number) => acc + x, "bool", 0, "int32"],
    ["of uint8 added is not narrowed", (acc: number, x: number) => acc + x, "uint8", 0, "int32"],
    ["of the extremes of uint8", (acc: number, x: number) => Math.max(acc, x), "uint8", 0, "uint8"],
    ["of extremes that outgrow uint8", (acc: number, x: number) => Math.max(acc, x * 3), "uint8", 0, "int32"],
    ["that widens", (acc: number, x: number) => acc + x / 2, "int32", 0, "float32"],
    ["with a fraction to begin with", (acc: number, x: number) => acc + x, "int32", 0.5, "float32"],
    ["of a predicate", (acc: boolean, x: number) => acc || x > 2, "float64", false, "bool"],
  ])("%s", (_name, fn, type, init, dtype) => {
    expect(reduction(fn, [type], init).step.dtype).toBe(dtype);
  });

  it("may not change its type from turn to turn", () => {
    expect(() => reduction((acc: number, x: number) => acc > x, ["float32"], 0)).toThrow(
      /KERNEL_TYPE.*float32.*bool/s,
    );
  });
});

describe("a promise of associativity", () => {
  const gcdLike = (a: number, b: number) => Math.max(a, b) + 0 * Math.min(a, b);
  it("is kept", () => {
    expect(reduction(gcdLike, ["float32"], 0, true)).toMatchObject({ order: "tree", operator: "custom" });
  });
  it("is refused on a sample that breaks it", () => {
    expect(() => reduction((a: number, b: number) => a * b + a, ["float32"], 0, true)).toThrow(
      /REDUCE_ASSOCIATIVE/,
    );
  });
  it("is refused of a function whose result depends on which value comes first", () => {
    expect(() => reduction((_a: number, b: number) => b, ["float32"], 0, true)).toThrow(
      /REDUCE_ASSOCIATIVE.*depends on the order of its values/,
    );
  });
  it("is refused of functions that cannot be", () => {
    const three = (acc: number, x: number, y: number) => acc * x * y + x;
    expect(() => reduction(three, ["float32", "float32"], 0, true)).toThrow(/REDUCE_ASSOCIATIVE/);
  });
});

it("refuses an initial value that is none", () => {
  expect(() => reduction((acc: number, x: number) => acc + x, ["float32"], "0" as never)).toThrow(
    /REDUCE_INIT/,
  );
});
