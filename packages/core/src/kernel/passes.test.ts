/** Inlining, common subexpressions, folding, the hash: what the passes leave in the tree. */
import { describe, expect, it } from "vitest";
import { compileMap, type Kernel, parseFunction, printKernel, type Scope } from "./index.js";

const compile = (fn: (...args: never[]) => unknown, scope?: Scope): Kernel =>
  compileMap(parseFunction(fn, { operation: "map", scope }), ["float32"]);

const text = (fn: (...args: never[]) => unknown, scope?: Scope): string => printKernel(compile(fn, scope));

describe("constants", () => {
  it("fold", () => {
    expect(text((x: number) => x * (Math.PI / 180) + Math.sqrt(4))).toContain(
      "(x * 0.01745329238474369) + 2)",
    );
  });
  it("fold through a scope and drop what cannot run", () => {
    expect(
      text((x: number, { fast }: { fast: boolean }) => (fast ? x : Math.exp(x)), { fast: true }),
    ).toContain("return x;");
  });
});

describe("calls", () => {
  it("are inlined, functions of statements too", () => {
    const clampTo = (v: number) => {
      if (v < 0) return 0;
      return v > 1 ? 1 : v;
    };
    const kernel = compile((x: number, { f }: { f: (v: number) => number }) => f(x) + f(x + 1), {
      f: clampTo,
    });
    expect(kernel.functions).toEqual([]);
    expect(printKernel(kernel)).not.toContain("f(");
  });
  it("of a loop on one side of a choice run on that side alone", () => {
    const collatz = (n: number) => {
      let steps = 0;
      let v = n;
      while (v !== 1) {
        v = v % 2 === 0 ? v / 2 : 3 * v + 1;
        steps++;
      }
      return steps;
    };
    const printed = text((x: number, { f }: { f: (v: number) => number }) => (x > 0 ? f(x) : 0), {
      f: collatz,
    });
    expect(printed.indexOf("if ((x > 0))")).toBeGreaterThan(0);
    expect(printed.indexOf("if ((x > 0))")).toBeLessThan(printed.indexOf("while"));
  });
  it("stay calls beyond the budget", () => {
    const steps = Array.from({ length: 900 }, (_, i) => `s += Math.sqrt(v + ${i});`).join("");
    const large = new Function("v", `let s = 0.5; ${steps} return s`) as (v: number) => number;
    const kernel = compile((x: number, { f }: { f: (v: number) => number }) => f(x) + f(x * 2), { f: large });
    expect(kernel.functions.length).toBe(1);
  });
});

describe("common subexpressions", () => {
  const count = (printed: string, part: string): number => printed.split(part).length - 1;
  it("are computed once", () => {
    expect(
      count(
        text((x: number) => Math.exp(x) / (1 + Math.exp(x))),
        "Math.exp",
      ),
    ).toBe(1);
  });
  it("are found under other names", () => {
    const fn = (x: number) => {
      const a = x * x;
      const b = x;
      return b * x + a;
    };
    expect(count(text(fn), "(x * x)")).toBe(1);
  });
  it("are not shared across an assignment", () => {
    const fn = (x: number) => {
      let a = x;
      const before = Math.exp(a);
      a += 1;
      return before + Math.exp(a);
    };
    expect(count(text(fn), "Math.exp")).toBe(2);
  });
  it("are not hoisted out of a choice", () => {
    const printed = text((x: number) => (x > 0 ? Math.exp(x) * Math.exp(x) : 1));
    expect(printed).toMatch(/\(x > 0\) \? /);
  });
});

it("compiles long chains of choices in no time, also within a choice", () => {
  const chain = Array.from({ length: 200 }, (_, i) => `(x - ${i})`).join(" || ");
  const fn = new Function("x", `return x > 0 ? ${chain} : x * x`) as (x: number) => number;
  expect(compile(fn).locals.length).toBeLessThan(500);
});

describe("the hash", () => {
  it("does not depend on names", () => {
    const one = compile((x: number) => {
      const t = x * 2;
      return t + 1;
    });
    const other = compile((value: number) => {
      const doubled = value * 2;
      return doubled + 1;
    });
    expect(one.hash).toBe(other.hash);
  });
  it("tells different functions apart", () => {
    const hashes = [
      compile((x: number) => x + 1),
      compile((x: number) => x - 1),
      compile((x: number) => x + 0),
      compile((x: number) => x + -0),
      compile((x: number) => x + Number.NaN),
      compile((x: number) => x + Number.POSITIVE_INFINITY),
      compileMap(
        parseFunction((x: number) => x + 1, { operation: "map" }),
        ["float64"],
      ),
    ].map((kernel) => kernel.hash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
  it("survives being sent as data", () => {
    const kernel = compile((x: number) => (x > 0 ? Number.NaN : -0));
    expect(structuredClone(kernel)).toEqual(kernel);
  });
});
