import { describe, expect, it } from "vitest";
import type { ErrorCode } from "../errors/codes.js";
import { LockstepError } from "../errors/lockstep-error.js";
import { type ArgumentType, compileMap, parseFunction, scoped } from "./index.js";

// biome-ignore lint/complexity/noBannedTypes: what is refused is often no function of numbers.
type Refused = readonly [name: string, fn: Function, code: ErrorCode, at: string | undefined, scope?: object];

const k = 3;
let counter = 0;
const even: (n: number) => number = scoped((n: number, s: { odd: (n: number) => number }) => s.odd(n), {
  odd: (n: number) => n,
});

const cases: readonly Refused[] = [
  ["a captured variable", (x: number) => k * x, "KERNEL_CAPTURE", "k"],
  ["an assigned captured variable", (x: number) => counter++ + x, "KERNEL_CAPTURE", "counter"],
  ["a captured function", (x: number) => even(x), "KERNEL_CAPTURE", "even"],
  ["a global object", (x: number) => console.log(x), "KERNEL_CAPTURE", "console"],
  ["a native function", Math.random, "KERNEL_SOURCE", undefined],
  ["a bound function", ((x: number) => x).bind(null), "KERNEL_SOURCE", undefined],
  ["a class", class {}, "KERNEL_SOURCE", undefined],
  ["an async function", async (x: number) => x, "KERNEL_SOURCE", "async (x) => x"],
  ["bitwise on floats", (x: number) => (x | 1) + x, "KERNEL_TYPE", "x | 1"],
  ["a complement of floats", (x: number) => ~x, "KERNEL_TYPE", "~x"],
  ["=== of a boolean and a number", (x: number) => ((x > 1) as unknown) === x, "KERNEL_TYPE", undefined],
  ["a switch", new Function("x", "switch (x) { default: return 1; }"), "KERNEL_UNSUPPORTED", undefined],
  ["a throw", new Function("x", "throw x"), "KERNEL_UNSUPPORTED", "throw x"],
  ["a try", new Function("x", "try { return x } catch { return 0 }"), "KERNEL_UNSUPPORTED", undefined],
  ["for … of", new Function("x", "for (const i of x) return i; return 0"), "KERNEL_UNSUPPORTED", undefined],
  ["an array element", new Function("x", "return x[0]"), "KERNEL_UNSUPPORTED", "x[0]"],
  ["the scope as a value", new Function("x", "s", "return s.k * s"), "KERNEL_UNSUPPORTED", "s", { k: 1 }],
  ["a missing property of the scope", new Function("x", "s", "return s.k * x"), "KERNEL_SCOPE_VALUE", "s"],
  ["a property", (x: { y: number }) => x.y, "KERNEL_UNSUPPORTED", "x.y"],
  ["an array", (x: number) => [x] as never as number, "KERNEL_UNSUPPORTED", "[x]"],
  ["an inner function", (x: number) => (() => x) as never as number, "KERNEL_UNSUPPORTED", "() => x"],
  ["destructuring", new Function("x", "const [a] = x; return a"), "KERNEL_UNSUPPORTED", "[a]"],
  ["a string", (x: number) => (`${x}` as never as number) + 1, "KERNEL_UNSUPPORTED", undefined],
  ["a string literal", (x: number) => ("a" as never as number) + x, "KERNEL_UNSUPPORTED", '"a"'],
  ["undefined", () => undefined as never as number, "KERNEL_UNSUPPORTED", "undefined"],
  ["typeof", (x: number) => typeof x as never as number, "KERNEL_UNSUPPORTED", "typeof x"],
  ["nullish", (x: number) => (x as number | null) ?? 1, "KERNEL_UNSUPPORTED", "x ?? 1"],
  ["this", new Function("x", "return this + x"), "KERNEL_UNSUPPORTED", "this"],
  ["a property of this", new Function("x", "return this.k * x"), "KERNEL_UNSUPPORTED", "this"],
  ["a BigInt", new Function("x", "return x + 1n"), "KERNEL_UNSUPPORTED", "1n"],
  ["a regular expression", new Function("x", "return /x/"), "KERNEL_UNSUPPORTED", "/x/"],
  ["a default", (x = 3) => x, "KERNEL_PARAMETER", "x = 3"],
  ["a rest parameter", (...x: number[]) => x as never as number, "KERNEL_PARAMETER", "...x"],
  ["a nested scope", ({ a: { b } }: { a: { b: number } }) => b, "KERNEL_PARAMETER", "a: { b }", { a: 1 }],
  ["a missing scope value", (x: number, { q }: { q: number }) => q * x, "KERNEL_SCOPE_VALUE", "{ q }"],
  [
    "a string in the scope",
    (x: number, { q }: { q: number }) => q * x,
    "KERNEL_SCOPE_VALUE",
    undefined,
    { q: "1" },
  ],
  [
    "an assigned scope value",
    new Function("x", "{ q }", "q = 2; return x"),
    "KERNEL_CONST",
    "q = 2",
    { q: 1 },
  ],
  ["an assigned constant", new Function("x", "const c = 1; c += x; return c"), "KERNEL_CONST", "c += x"],
  [
    "an unknown function of Math",
    (x: number) => (Math as never as typeof Math & { foo: (x: number) => number }).foo(x),
    "KERNEL_FUNCTION",
    "Math.foo(x)",
  ],
  ["Math.random", (x: number) => Math.random() + x, "KERNEL_FUNCTION", "Math.random()"],
  [
    "a number called",
    (x: number, { q }: { q: (x: number) => number }) => q(x),
    "KERNEL_FUNCTION",
    "q(x)",
    { q: 1 },
  ],
  [
    "a function as a value",
    (x: number, { f }: { f: number }) => f + x,
    "KERNEL_FUNCTION",
    "f",
    { f: (x: number) => x },
  ],
  [
    "too many arguments",
    (x: number) => (Math.exp as (a: number, b: number) => number)(x, x),
    "KERNEL_ARITY",
    "Math.exp(x, x)",
  ],
  [
    "too few to a scope function",
    (x: number, { f }: { f: (a: number) => number }) => f(x),
    "KERNEL_ARITY",
    "f(x)",
    { f: (a: number, b: number) => a + b },
  ],
  ["an endless nest", new Function("x", `return ${"x + ".repeat(600)}x`), "KERNEL_LIMIT", undefined],
  ["its own name", new Function("return function f(x) { return f(x - 1) }")(), "KERNEL_RECURSION", "f"],
  ["itself in its scope", self, "KERNEL_RECURSION", undefined, { self }],
  ["two values", (x: number, y: number) => x + y, "KERNEL_ARITY", undefined],
  ["a missing return", new Function("x", "if (x > 0) return x"), "KERNEL_RETURN", "if (x > 0) return x"],
  ["no return at all", new Function("x", "for (;;) x++"), "KERNEL_RETURN", undefined],
  ["an empty return", new Function("x", "return"), "KERNEL_RETURN", "return"],
  ["an empty body", new Function("x", ""), "KERNEL_RETURN", undefined],
  ["a read before a value", new Function("x", "let t; if (x > 0) t = 1; return t"), "KERNEL_UNASSIGNED", "t"],
  [
    "recursion",
    (x: number, { f }: { f: (x: number) => number }) => f(x),
    "KERNEL_RECURSION",
    "f(x)",
    recursive(),
  ],
];

function self(x: number, { self: again }: { self: (x: number) => number }): number {
  return again(x - 1);
}

function recursive(): object {
  const scope: { f?: (x: number) => number; g?: (x: number) => number } = {};
  scope.g = scoped(
    (x: number, { f }: { f: (x: number) => number }) => f(x),
    scope as { f: (x: number) => number },
  );
  scope.f = scoped(
    (x: number, { g }: { g: (x: number) => number }) => g(x),
    scope as { g: (x: number) => number },
  );
  return scope;
}

function refuse(
  fn: Refused[1],
  scope: object | undefined,
  args: ArgumentType[] = ["float32"],
): LockstepError {
  try {
    compileMap(parseFunction(fn as never, { operation: "map", scope }), args);
  } catch (error) {
    expect(error).toBeInstanceOf(LockstepError);
    return error as LockstepError;
  }
  throw new Error("it was not refused");
}

describe("refusals", () => {
  it.each(cases.map((refused) => [refused[0], refused] as const))("%s", (_name, [, fn, code, at, scope]) => {
    const error = refuse(fn, scope);
    expect(error.code).toBe(code);
    expect(error.mend).toBeTruthy();
    expect(error.message.startsWith(`${code}: `)).toBe(true);
    if (at === undefined || !error.span) return;
    const text = Function.prototype.toString.call(fn);
    // In a scope function the span is in that function's own text.
    if (code !== "KERNEL_RECURSION") expect(text.slice(error.span.start, error.span.end)).toBe(at);
    expect(error.frame).toContain("^");
  });

  it("says how to write a capture", () => {
    expect(refuse((x: number) => k * x, undefined).message).toBe(
      [
        "KERNEL_CAPTURE: 'k' comes from outside the function",
        "  1 | (x) => k * x",
        "    |        ^",
        "  Pass it in the scope: map((x, { k }) => k * x, { k })",
      ].join("\n"),
    );
  });

  it("keeps the scope there is when it says so", () => {
    const error = refuse((x: number, { a }: { a: number }) => a * k * x, { a: 1 });
    expect(error.mend).toBe("Pass it in the scope: map((x, { a, k }) => a * k * x, { a, k })");
  });

  it("refuses text that is no JavaScript, without running it", () => {
    const fn = () => 1;
    const text = "(x) => x +";
    const original = Function.prototype.toString;
    Function.prototype.toString = function print(this: unknown) {
      return this === fn ? text : original.call(this as never);
    };
    try {
      expect(refuse(fn, undefined).code).toBe("KERNEL_SYNTAX");
    } finally {
      Function.prototype.toString = original;
    }
  });

  it("refuses what is no function", () => {
    expect(refuse(3 as never, undefined).code).toBe("ARGUMENT_INVALID");
  });
});
