import { expect, test } from "vitest";
import { languageOf, tokensOf } from "./tokens.js";

const marked = (code: string, language: Parameters<typeof tokensOf>[1]) =>
  tokensOf(code, language)
    .filter(({ kind }) => kind !== "rest")
    .map(({ kind, text }) => `${kind} ${text}`);

test("JavaScript", () => {
  expect(marked('"use strict";\nfor (let i0 = from; i0 < 1.5e-3; i0++) // on\n', "javascript")).toEqual([
    'string "use strict"',
    "keyword for",
    "keyword let",
    "number 1.5e-3",
    "comment // on",
  ]);
});

test("WebAssembly as text", () => {
  expect(
    marked('(func $row.run (param $in0 i32)\n  i32.const -16 ;; back\n  (export "nest"))', "wat"),
  ).toEqual([
    "keyword func",
    "name $row.run",
    "keyword param",
    "name $in0",
    "number -16",
    "comment ;; back",
    "keyword export",
    'string "nest"',
  ]);
});

test("languages of cards", () => {
  expect(marked("fn main() -> f32 { return 1.0f; }", "wgsl")).toEqual([
    "keyword fn",
    "keyword f32",
    "keyword return",
    "number 1.0f",
  ]);
  expect(marked("#version 300 es\nprecision highp float;", "glsl")).toEqual([
    "comment #version 300 es",
    "keyword precision",
    "keyword highp",
    "keyword float",
  ]);
});

test.each(["javascript", "wat", "wgsl", "glsl"] as const)("nothing is lost of %s", (language) => {
  const code = 'a = b[0x1F] / 2; "un\\"closed\n`\n/* ; (; #x é $y';
  expect(
    tokensOf(code, language)
      .map(({ text }) => text)
      .join(""),
  ).toBe(code);
});

test("each engine has its language", () => {
  expect(["js", "wasm-simd", "webgpu", "webgl2", "cpu"].map(languageOf)).toEqual([
    "javascript",
    "wat",
    "wgsl",
    "glsl",
    "javascript",
  ]);
});
