import { add, explain, map, matmul, reduce, sum } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { cpu } from "./index.js";

const js = cpu({ mode: "js" });
const interpret = cpu({ mode: "interpret" });

describe("explain in mode js", () => {
  it("shows the whole of what a map would run", () => {
    const half = map((x: number) => x / 2);
    const { kernel, ...rest } = explain(half, js.zeros([2, 3]).slice(1));
    expect(kernel).toMatchObject({
      name: "anonymous",
      parameters: [{ name: "x", type: "float32" }],
      result: "float32",
    });
    expect(kernel.text).toContain("x / 2");
    expect(rest).toMatchInlineSnapshot(`
      {
        "backend": "cpu",
        "code": ""use strict";
      return function loop(data, geometry, from, to) {
        const a0 = data[0], o0 = geometry[0];
        const a1 = data[1], o1 = geometry[1];
        let i0 = from;
        const lasti0 = to - 8;
        for (; i0 <= lasti0; i0 += 8) {
          a1[o1 + i0] = a0[o0 + i0] / 2;
          a1[o1 + i0 + 1] = a0[o0 + i0 + 1] / 2;
          a1[o1 + i0 + 2] = a0[o0 + i0 + 2] / 2;
          a1[o1 + i0 + 3] = a0[o0 + i0 + 3] / 2;
          a1[o1 + i0 + 4] = a0[o0 + i0 + 4] / 2;
          a1[o1 + i0 + 5] = a0[o0 + i0 + 5] / 2;
          a1[o1 + i0 + 6] = a0[o0 + i0 + 6] / 2;
          a1[o1 + i0 + 7] = a0[o0 + i0 + 7] / 2;
        }
        for (; i0 < to; i0++) {
          a1[o1 + i0] = a0[o0 + i0] / 2;
        }
      };",
        "engine": "js",
        "inputs": [
          "float32",
        ],
        "loops": [
          {
            "extent": 3,
            "parallel": false,
            "strides": [
              1,
              1,
            ],
            "vectorised": false,
            "why": "JavaScript has no vectors; this backend uses one thread",
          },
        ],
        "notes": [],
        "operation": "map",
        "output": {
          "dtype": "float32",
          "shape": [
            3,
          ],
        },
        "pattern": "contiguous",
      }
    `);
  });

  it.each([
    ["contiguous", [64, 64], js.zeros([64, 64])],
    ["tiled", [64, 64], js.zeros([64, 64]).T],
    ["general", [64, 64], js.zeros([64])],
    ["inner-strided", [32], js.zeros([64]).slice([0, 64, 2])],
  ])("names the pattern: %s", (pattern, shape, other) => {
    expect(explain(add, js.zeros(shape), other).pattern).toBe(pattern);
  });

  it("shows a reduction's order and loops", () => {
    const x = js.zeros([300, 40]);
    const rows = explain(sum, x, { axis: 0 });
    expect(rows).toMatchObject({ operation: "reduce", order: "tree", pattern: "tree-strips" });
    expect(rows.loops.map(({ extent, strides }) => ({ extent, strides }))).toEqual([
      { extent: 40, strides: [1, 1] },
      { extent: 300, strides: [40, 0] },
    ]);
    expect(explain(sum, x.astype("int32")).notes).toContain(
      "Any order gives the same bits, so elements are taken as they lie",
    );
    const horner = reduce((acc: number, v: number) => acc * 2 + v, 0);
    expect(explain(horner, x)).toMatchObject({ order: "fold", pattern: "fold" });
  });

  it("shows a product, tiled or as the reduction that it is", () => {
    const a = js.zeros([8, 5]);
    expect(explain(matmul, a, a.T)).toMatchObject({ operation: "matmul", pattern: "tiled", order: "fold" });
    expect(explain(matmul, a, a.T).loops.map(({ extent }) => extent)).toEqual([8, 8, 5]);
    expect(explain(matmul, a, js.zeros([5]))).toMatchObject({
      operation: "matmul",
      pattern: "fold",
      order: "fold",
    });
  });

  it("is plain data", () => {
    const explained = explain(add, js.zeros([2]), 1);
    expect(JSON.parse(JSON.stringify(explained))).toEqual(explained);
  });
});

describe("explain in mode interpret", () => {
  it("has no code, and says what is called", () => {
    const half = map((x: number) => x / 2);
    expect(explain(half, interpret.zeros([2, 3]))).toMatchObject({
      engine: "interpret",
      pattern: "element by element",
      code: "",
      notes: ["Your own function is called as it is, in JavaScript's doubles; what is stored is rounded"],
    });
    expect(explain(half, interpret.zeros([2, 3])).fallback).toBeUndefined();
  });

  it("explains a product as the reduction that it is", () => {
    const a = interpret.zeros([4, 4]);
    expect(explain(matmul, a, a)).toMatchObject({
      operation: "matmul",
      order: "fold",
      output: { shape: [4, 4] },
    });
  });
});
