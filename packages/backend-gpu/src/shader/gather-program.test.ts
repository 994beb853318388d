/** What GPU.js is given for a gather, in both languages, by its lines that matter. */
import { expect, test } from "vitest";
import { binary, convert, gather, index, load, local } from "../testing/gathers.js";
import { writeGather } from "./gather-program.js";
import { glsl } from "./glsl.js";
import { wgsl } from "./wgsl.js";

const scaled = gather("scaled", {
  inputs: ["int32", "uint8", "bool", "float32"],
  scalars: 1,
  functions: [{ kind: "quotient" }],
  body: binary(
    "add",
    binary("add", load(0, "int32"), load(1, "uint8", local(1))),
    convert("int32", load(2, "bool", { kind: "invoke", type: "int32", callee: 4, args: [index, local(1)] })),
  ),
});

test("the kernel passes its index and its scalars on, and takes its arrays in order", () => {
  const { source, parameters } = writeGather(wgsl, scaled);
  expect(source).toBe("function (a0, a1, a2, a3, s0, zero) { return gather(this.thread.x, s0, zero); }");
  expect(parameters).toEqual(["index", "s0", "zero"]);
  expect(writeGather(glsl, scaled).source).toBe(source);
});

test("in WGSL arrays are read where they are bound", () => {
  const lines = writeGather(wgsl, scaled).native.split("\n");
  expect(lines).toEqual(
    expect.arrayContaining([
      "fn fn_gatherValueF0(i: i32) -> i32 {",
      "return bitcast<i32>(user_a0[u32(i)]);",
      "return i32(user_a1[u32(i)]);",
      "return (user_a2[u32(i)] != 0.0);",
      "return user_a3[u32(i)];",
      "fn fn_gatherValueF4(x: i32, y: i32) -> i32 {",
      "return x / y;",
      "return ((fn_gatherValueF0(v0) + fn_gatherValueF1(v1)) + i32(fn_gatherValueF2(fn_gatherValueF4(v0, v1))));",
    ]),
  );
  expect(lines.slice(-3)).toEqual([
    "fn fn_gather(p0: i32, p1: i32, p2: i32) -> f32 {",
    "return bitcast<f32>(fn_gatherValue(p0, p1));",
    "}",
  ]);
});

test("in GLSL four elements stand in a texel, and nothing is computed beyond the end", () => {
  const lines = writeGather(glsl, scaled).native.split("\n");
  const word = (array: string) =>
    `texelFetch(user_${array}, ivec2((i >> 2) % user_${array}Size.x, (i >> 2) / user_${array}Size.x), 0)[i & 3]`;
  expect(lines).toEqual(
    expect.arrayContaining([
      "int gatherValueF0(int i) {",
      `return floatBitsToInt(${word("a0")});`,
      `return int(${word("a1")});`,
      `return (${word("a2")} != 0.0);`,
      `return ${word("a3")};`,
    ]),
  );
  expect(lines.slice(-4)).toEqual([
    "float gather(int p0, int p1, int p2) {",
    "if (p0 >= uOutputDim.x) { return 0.0; }",
    "return intBitsToFloat(gatherValue(p0, p1));",
    "}",
  ]);
});

test.each([
  ["float32", "return fn_gatherValue(p0);"],
  ["uint8", "return f32(fn_gatherValue(p0));"],
  ["bool", "return f32(fn_gatherValue(p0));"],
] as const)("a result of %s is stored as the number that it is", (out, line) => {
  const copy = gather("copy", { inputs: [out], body: load(0, out), out });
  expect(writeGather(wgsl, copy).native.split("\n")).toContain(line);
});

test("what is called stands before what calls it", () => {
  const { native } = writeGather(glsl, scaled);
  const order = ["gatherValueF0(int", "gatherValueF4(int", "int gatherValue(int", "float gather(int"];
  const places = order.map((text) => native.indexOf(text));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places[0]).toBeGreaterThanOrEqual(0);
});

test("constants are no constants to a compiler, which would merge sums of them or refuse them", () => {
  const number = (value: number) => ({ kind: "constant", type: "float32", value }) as const;
  const int = (value: number) => ({ kind: "constant", type: "int32", value }) as const;
  const sum = gather("sum", {
    inputs: [],
    body: binary("add", binary("add", number(1), number(Infinity)), number(-0)),
    out: "float32",
  });
  const { native } = writeGather(wgsl, sum);
  expect(native).toContain("return bitcast<f32>((x ^ params.user_zero));");
  expect(native).toContain(
    "fn_gatherValueHnumber(1065353216 /* 1 */) + fn_gatherValueHnumber(2139095040 /* Infinity */)",
  );
  expect(native).toContain("fn_gatherValueHnumber(-2147483648 /* -0 */)");
  const wraps = gather("wraps", { inputs: [], body: binary("subtract", int(-(2 ** 31)), int(8)) });
  expect(writeGather(wgsl, wraps).native).toContain("fn_gatherValueHinteger((-2147483647 - 1)) - (8)");
});
