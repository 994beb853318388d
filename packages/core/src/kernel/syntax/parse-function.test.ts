import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { library } from "../../math/library.js";
import { scopedDefinition } from "../scoped.js";
import { SourceText } from "../source-text.js";
import { samples } from "../testing/persons-functions.js";
import { parseFunctionText } from "./parse-function.js";
import { asAcornReads } from "./testing/as-acorn-reads.js";

const read = (text: string) => parseFunctionText(new SourceText(text));

/** `text` within a function, as an expression and as a statement. */
const placed = (text: string): string[] => [`(x, y) => ${text}`, `function f(x, y) { ${text}; return x }`];

const written = [
  "x => x",
  "(x, ) => { }",
  "function () { return 1 }",
  "function f(x, { k, a: b, 'c': d }) { 'use other'; \"use another\"\n return k }",
  "(x, { k = 1, ...rest }) => k",
  "({ a: { b }, [c]: d }) => b",
  "(x = [1, (2)], ...[y]) => x",
  "function f(x) { var a = 1, b; for (var c = 0; ; ) break; { var d } let e; const g = 1; return a }",
  "(x) => { a: for (;;) { if (x) continue a\n else break a } }",
  "(x) => { for (x = 1, y = (0 in z); x < 1; x++, y--); for (let i = 0; i in x; ++i) ; }",
  "(x) => { do x++; while (x < 3) return x }",
  "(x) => { do { x++ } while (x < 3); while (x) { } ; ; return }",
  "(x) => { if (x) return\n else { return 2 } return\n1 }",
  "(x) => { let y = x\nlet z = y\n++z\nz\n--\ny\nreturn z }",
  "(x) => { x\n/* a\nb */ y // c\n z\u2028return x }",
  "(\\u0061b, \\u{3c0}, ü) => \\u0061b * π + ü + $_1",
  "(x) => x<1?.5:1",
  "(x) => (0x1F, 0b101, 0o17, 1_000.5e-3, .5, 5., 1e+5, 0, 123n)",
  "(x) => 'a\\'b' + \"c\\\"\" + null + true + false",
  "(x) => x / 2 / /[/\\]]\\/x/g.y / 3",
  "(x) => Math.exp(x).a.if[x, 1](x, y,)(z)",
  "(x) => (1, x = y += z **= 2 ** (-3) ** 2, x) ? y ? 1 : 2 : z ? 3 : (4, 5)",
  "(x) => typeof void delete !~-+x === - -x + + +y - --x - y--",
  "(x) => x ?? y",
  "(x) => a && b || c && !d | e ^ f & g == h < i << j + k * l ** m ** n",
  "(x) => x in y instanceof z !== 1 >>> 2 >> 3 % 4",
];

describe("the syntax tree", () => {
  it.each(written)("of %s is acorn's", (text) => {
    expect(read(text)).toEqual(asAcornReads(text));
  });

  it("of people's functions is acorn's", () => {
    for (const { fn } of Object.values(samples)) {
      const text = String(fn);
      // A method is no expression by itself.
      if (/^\w+\(/.test(text)) continue;
      expect(read(text)).toEqual(asAcornReads(text));
    }
  });

  it("of the mathematical functions is acorn's", () => {
    const seen = new Set<unknown>();
    const visit = (fn: object, scope: Readonly<Record<string, unknown>>): void => {
      if (seen.has(fn)) return;
      seen.add(fn);
      expect(read(String(fn))).toEqual(asAcornReads(String(fn)));
      for (const value of Object.values(scope)) {
        const definition = typeof value === "function" ? scopedDefinition(value) : undefined;
        if (definition) visit(definition.fn, definition.scope);
      }
    };
    for (const { float32, float64 } of Object.values(library)) {
      visit(float32.fn, float32.scope);
      visit(float64.fn, float64.scope);
    }
    expect(seen.size).toBeGreaterThan(60);
  });

  it("of whatever can be written is acorn's", () => {
    const binary = "+ - * / % & | ^ << >> >>> < > <= >= == != === !== && || instanceof in , = += **=".split(
      " ",
    );
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 6, depthIdentifier: "expression" },
        fc.constantFrom("x", "y", "1", "2.5", ".5", "0x1f", "true"),
        fc
          .tuple(fc.constantFrom(...binary), tie("expression"), tie("expression"))
          .map(([op, a, b]) => (/=$/.test(op) && !/[<>=!]=/.test(op) ? `(x ${op} ${b})` : `${a} ${op} ${b}`)),
        fc.tuple(tie("expression"), tie("expression")).map(([a, b]) => `(${a}) ** ${b}`),
        fc
          .tuple(fc.constantFrom("-", "+", "!", "~", "void "), tie("expression"))
          .map(([op, a]) => `${op} ${a}`),
        fc.constantFrom("x++", "--y", "(x)--"),
        fc
          .tuple(tie("expression"), tie("expression"), tie("expression"))
          .map(([a, b, c]) => `(${a}) ? ${b} : (${c})`),
        fc.tuple(tie("expression")).map(([a]) => `(${a})`),
        fc.tuple(tie("expression"), tie("expression")).map(([a, b]) => `Math.pow((${a}), (${b}))`),
        fc.tuple(tie("expression")).map(([a]) => `x[${a}].z`),
      ),
    }));
    let compared = 0;
    fc.assert(
      fc.property(expression, (text) => {
        for (const whole of placed(text)) {
          let theirs: unknown;
          try {
            theirs = asAcornReads(whole);
          } catch {
            continue;
          }
          expect(read(whole)).toEqual(theirs);
          compared++;
        }
      }),
      { numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(300);
  });
});

describe("a function's text", () => {
  it("may be a method's, whatever it is called", () => {
    for (const name of ["square", "async", "get", "'a b'", "12", "[a + b]"]) {
      const { type, params, body } = read(`${name}(x, y) { return x }`);
      expect([type, params.length, body.type]).toEqual(["FunctionExpression", 2, "BlockStatement"]);
    }
  });

  it.each([
    ["(x) => x +", "KERNEL_SYNTAX", "its end"],
    ["(x) => 017", "KERNEL_SYNTAX", "'017'"],
    ["get x() { return 1 }", "KERNEL_SYNTAX", "'x'"],
    ["(x) => x x", "KERNEL_SYNTAX", "'x'"],
    ["(x) => { return 'a }", "KERNEL_SYNTAX", "'"],
    ["async function (x) { return x }", "KERNEL_SOURCE", "async"],
    ["async x => await x", "KERNEL_SOURCE", "async"],
    ["async (x) => await x", "KERNEL_SOURCE", "async"],
    ["function* (x) { yield x }", "KERNEL_SOURCE", "generator"],
    ["*f(x) { yield x }", "KERNEL_SOURCE", "generator"],
  ])("that is %s is refused", (text, code, cause) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(cause) }),
    );
  });

  it.each([
    ["(x) => { a; switch (x) { } }", "'switch'"],
    ["(x) => { try { } catch { } }", "'try'"],
    ["(x) => { for (const a of x) ; }", "'for … of'"],
    ["(x) => { for (a in x) ; }", "'for … in'"],
    ["(x) => { const { a } = x }", "destructuring"],
    ["(x) => { debugger }", "'debugger'"],
    ["(x) => { class A { } }", "a class"],
    ["(x) => x.map((y) => y)", "a function within"],
    ["(x) => x.map(async (y) => y)", "a function within"],
    ["(x) => x.map(async y => y)", "a function within"],
    ["(x) => x.map((...y) => y)", "a function within"],
    ["(x) => x.map(function (y) { })", "a function within"],
    ["(x) => `a`", "a string"],
    ["(x) => x`a`", "a string"],
    ["(x) => x?.y", "optional chaining"],
    ["(x) => f(...x)", "a spread"],
    ["(x) => [...x, , 1]", "a spread"],
    ["(x) => [, x]", "an array"],
    ["(x) => ({})", "an object"],
    ["(x) => new.target", "'new'"],
    ["(x) => import('y')", "'import'"],
    ["m(x) { return super.m(x) }", "'super'"],
    ["(x) => { 'a' + x }", "'a'"],
  ])("that is %s is refused for what lies outside the language", (text, what) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({ code: "KERNEL_UNSUPPORTED", message: expect.stringContaining(what) }),
    );
  });
});
