import type { Dtype, ValueType } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { doubles, floats, integers, randoms } from "../../testing/numbers.js";
import { convert, expressionKernel, operator, read } from "../../testing/tree-kernels.js";
import { vectorMap } from "../../testing/vector-maps.js";

const { fround } = Math;
const random = randoms(1);
/** Values of every size beyond int32, where ToInt32 wraps, up to those that are all whole multiples of 2³². */
const large = Array.from({ length: 600 }, (_, i) => {
  const exponent = 20 + (i % 75);
  return (random() < 0.5 ? -1 : 1) * (1 + random()) * 2 ** exponent;
});
const wide = [...doubles, ...large, ...large.map(Math.trunc)];
const narrow = [...floats, ...large.map(fround)];

const converted = (from: ValueType, to: ValueType, values: readonly number[], dtype: Dtype = from) =>
  vectorMap(expressionKernel([from], convert(to, read(from, 0))), [{ dtype, values }]);

describe("conversions in vectors", () => {
  it("wrap float32 to int32 as ToInt32 does", () => {
    expect(converted("float32", "int32", narrow)).toEqual(narrow.map((x) => x | 0));
  });

  it("wrap float64 to int32 as ToInt32 does", () => {
    expect(converted("float64", "int32", wide)).toEqual(wide.map((x) => x | 0));
  });

  it("wrap vectors in which one value alone is too large", () => {
    for (const value of [2 ** 31, -(2 ** 31) - 256, 2 ** 40, Number.NaN, -Infinity]) {
      for (let place = 0; place < 16; place++) {
        const values = Array.from({ length: 16 }, (_, i) => (i === place ? value : i * 1.75 - 12));
        expect(converted("float32", "int32", values)).toEqual(values.map((x) => fround(x) | 0));
        expect(converted("float64", "int32", values)).toEqual(values.map((x) => x | 0));
      }
    }
  });

  it("wrap what is stored as uint8", () => {
    const kernel = expressionKernel(["float64"], read("float64", 0));
    const wanted = wide.map((x) => (x | 0) & 255);
    expect(vectorMap(kernel, [{ dtype: "float64", values: wide }], "uint8")).toEqual(wanted);
  });

  it("round float64 and int32 to float32", () => {
    expect(converted("float64", "float32", wide)).toEqual(wide.map(fround));
    expect(converted("int32", "float32", integers)).toEqual(integers.map(fround));
  });

  it("widen what float64 holds exactly", () => {
    expect(converted("float32", "float64", narrow)).toEqual(narrow);
    expect(converted("int32", "float64", integers)).toEqual(integers);
  });

  it.each<[ValueType, readonly number[]]>([
    ["float32", narrow],
    ["float64", wide],
    ["int32", integers],
  ])("say of %s whether it is true", (type, values) => {
    expect(converted(type, "bool", values)).toEqual(values.map((x) => (x ? 1 : 0)));
  });

  it.each<ValueType>(["int32", "float32", "float64"])("make bools 0 and 1 of %s", (type) => {
    const bits = Array.from({ length: 41 }, (_, i) => +((i * i) % 3 === 1));
    expect(converted("bool", type, bits)).toEqual(bits);
  });

  it("go from width to width within one expression", () => {
    // float64 → int32 → float32 → float64, all from the same registers.
    const x = read("float64", 0);
    const there = convert("float64", convert("float32", convert("int32", x)));
    const kernel = expressionKernel(["float64"], operator("subtract", x, there));
    expect(vectorMap(kernel, [{ dtype: "float64", values: wide }])).toEqual(
      wide.map((v) => v - fround(v | 0)),
    );
  });
});
