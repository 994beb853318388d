/** Which types a function computes in, and what it gives. */
import { describe, expect, it } from "vitest";
import { type ArgumentType, compileMap, evaluator, parseFunction, type Scope } from "./index.js";

const compile = (fn: (...args: never[]) => unknown, args: ArgumentType[], scope?: Scope) =>
  compileMap(parseFunction(fn, { operation: "zip", scope }), args);

const run = (fn: (...args: never[]) => unknown, args: ArgumentType[], ...values: number[]): number =>
  evaluator(compile(fn, args))(...values);

describe("the dtype of a result", () => {
  it.each<[string, (...args: never[]) => unknown, ArgumentType[], string]>([
    ["float32 stays", (x: number) => x * 2.5, ["float32"], "float32"],
    ["float64 stays", (x: number) => x * 2.5, ["float64"], "float64"],
    ["int32 with whole literals", (x: number) => x * 2 + 1, ["int32"], "int32"],
    ["int32 with a fraction", (x: number) => x * 2.5, ["int32"], "float32"],
    ["int32 with a literal beyond it", (x: number) => x + 3e9, ["int32"], "float32"],
    ["int32 divided", (x: number) => x / 2, ["int32"], "float32"],
    ["int32 to a whole power", (x: number) => x ** 3, ["int32"], "int32"],
    ["int32 to a power", (x: number, y: number) => x ** y, ["int32", "int32"], "float32"],
    ["int32 through a library function", (x: number) => Math.exp(x), ["int32"], "float32"],
    ["int32 through an exact function", (x: number) => Math.floor(Math.abs(x)), ["int32"], "int32"],
    ["int32 with float64", (x: number, y: number) => x + y, ["int32", "float64"], "float64"],
    ["int32 with float32", (x: number, y: number) => x + y, ["int32", "float32"], "float32"],
    ["uint8 stays", (x: number) => x + 1, ["uint8"], "uint8"],
    ["uint8 with int32", (x: number, y: number) => x + y, ["uint8", "int32"], "int32"],
    ["a comparison", (x: number) => x > 1, ["float64"], "bool"],
    ["bools added", (x: number, y: number) => x + y, ["bool", "bool"], "int32"],
    ["a bool added to floats", (x: number) => Number(x > 0) + +(x > 1), ["float32"], "float32"],
    ["a bool chosen beside a number", (x: number) => (x > 0 ? true : 2), ["float64"], "float64"],
    ["bools combined", (x: number, y: number) => x && y, ["bool", "bool"], "bool"],
    ["a bool chosen by", (m: boolean, x: number) => (m ? x : 0), ["bool", "uint8"], "uint8"],
    ["a number argument", (x: number, k: number) => x * k, ["float32", "weak-float"], "float32"],
    ["a whole number argument", (x: number, k: number) => x * k, ["int32", "weak-int"], "int32"],
    ["a fraction as argument", (x: number, k: number) => x * k, ["int32", "weak-float"], "float32"],
    ["a counter returned", () => 7, [], "int32"],
    ["a choice of literals", (x: number) => (x > 0 ? 1 : 0), ["float32"], "float32"],
    ["a choice of literals of a mask", (m: boolean) => (m ? 1 : 0), ["bool"], "int32"],
    [
      "a widened variable",
      new Function("x", "let s = 0; s = s + x / 2; return s") as never,
      ["int32"],
      "float32",
    ],
    ["a bool or a number", (x: number) => x > 0 && x, ["float64"], "float64"],
  ])("%s", (_name, fn, args, dtype) => {
    expect(compile(fn, args).dtype).toBe(dtype);
  });
});

describe("arithmetic", () => {
  it("rounds every operation to float32", () => {
    const x = Math.fround(0.1);
    expect(run((a: number) => a * a + a, ["float32"], x)).toBe(Math.fround(Math.fround(x * x) + x));
    expect(run((a: number) => a + 0.1, ["float32"], 0)).toBe(Math.fround(0.1));
  });
  it("folds literals among themselves in doubles, then rounds once", () => {
    expect(run((a: number) => a * (0.1 * 3), ["float32"], 1)).toBe(Math.fround(0.1 * 3));
  });
  it("wraps int32", () => {
    expect(run((a: number) => a + 1, ["int32"], 2147483647)).toBe(-2147483648);
    expect(run((a: number) => a * a, ["int32"], 65537)).toBe(Math.imul(65537, 65537));
    expect(run((a: number) => -a, ["int32"], -2147483648)).toBe(-2147483648);
    expect(run((a: number) => Math.abs(a), ["int32"], -2147483648)).toBe(-2147483648);
    expect(run((a: number) => a ** 5, ["int32"], 1000)).toBe(Number(BigInt.asIntN(32, 1000n ** 5n)));
  });
  it("gives 0 for an int32 remainder by zero", () => {
    expect(run((a: number, b: number) => a % b, ["int32", "int32"], 5, 0)).toBe(0);
  });
  it("counts beyond 2²⁴ in a float32 function", () => {
    const count = (x: number) => {
      let n = 16777216;
      for (let i = 0; i < 3; i++) n++;
      return x > 0 ? n - 16777216 : n;
    };
    // n is a counter; n − 2²⁴ is float32, as any difference in a float32 function is, so 3 rounds to 4 and back.
    expect(run(count, ["float32"], 1)).toBe(4);
  });
  it("compares integers with any literal exactly", () => {
    const edge = 16777217;
    expect(run((a: number) => a > 16777216.5, ["int32"], edge)).toBe(1);
    expect(run((a: number) => a < 3e9, ["int32"], 2147483647)).toBe(1);
    expect(run((a: number) => a >= -2147483648, ["int32"], -2147483648)).toBe(1);
    expect(run((a: number) => a > -2147483648, ["int32"], -2147483648)).toBe(0);
    expect(run((a: number) => (a as number) === 0.5, ["int32"], 0)).toBe(0);
    expect(run((a: number) => 1.5 <= a, ["int32"], 1)).toBe(0);
    // biome-ignore lint/correctness/useIsNan: what people write by mistake must mean what JavaScript says.
    expect(run((a: number) => a !== Number.NaN, ["int32"], 1)).toBe(1);
    // biome-ignore lint/correctness/useIsNan: the same.
    expect(run((a: number) => a < Number.NaN, ["int32"], 1)).toBe(0);
  });
  it("folds fractions of two, which minifiers write for Number.EPSILON and the like", () => {
    const { body } = compile((a: number) => a + 2 ** -52, ["float64"]);
    expect(JSON.stringify(body)).not.toContain("pow");
    expect(run((a: number) => a * 2 ** -52, ["float64"], 3)).toBe(3 * Number.EPSILON);
    expect(run((a: number) => a * 2 ** -1022, ["float64"], 1)).toBe(2.2250738585072014e-308);
    expect(compile((a: number) => a * 2 ** -1, ["float32"]).type).toBe("float32");
    expect(compile((a: number) => a * 2 ** -1, ["float64"]).type).toBe("float64");
  });

  it("takes small whole powers as products and others as pow", () => {
    expect(run((a: number) => a ** 3, ["float64"], 1.1)).toBe(1.1 * 1.1 * 1.1);
    const calls = JSON.stringify(compile((a: number) => a ** 0.5, ["float64"]).body);
    expect(calls).toContain('"pow"');
  });
});
