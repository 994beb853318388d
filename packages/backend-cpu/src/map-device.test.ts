import { add, explain, map, matmul, reduce, sum, zip } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { cpu } from "./map.js";
import { MapDevice } from "./map-device.js";

const unavailable = expect.objectContaining({ code: "OPERATION_UNAVAILABLE" });
const sigmoid = map((x: number) => 1 / (1 + Math.exp(-x)));

describe.each([
  { engine: "wasm-simd", device: cpu() },
  { engine: "interpret", device: new MapDevice(() => false) },
])("the cpu of maps on $engine", ({ engine, device }) => {
  const x = device.tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]);

  it("runs maps and what is made of maps", () => {
    expect(zip((a: number, b: number) => a * 10 + b)(x, x.flip()).arraySync()).toEqual([
      [16, 25, 34],
      [43, 52, 61],
    ]);
    expect(add(x.T.contiguous(), 1).arraySync()).toEqual([
      [2, 5],
      [3, 6],
      [4, 7],
    ]);
    expect(String(x.astype("int32"))).toBe("tensor([[1, 2, 3],\n        [4, 5, 6]], dtype=int32)");
  });

  it("says what it leaves out, and where that is", () => {
    const total = reduce((acc: number, v: number) => acc + v, 0);
    for (const run of [
      () => sum(x),
      () => total(x),
      () => matmul(x, x.T),
      () => explain(total, x),
      () => explain(matmul, x, x.T),
    ]) {
      expect(run).toThrow(unavailable);
      expect(run).toThrow('import { cpu } from "@lockstep/backend-cpu"');
    }
  });

  it("explains a map as far as it can, and says who tells the rest", () => {
    const explained = explain(sigmoid, x);
    expect(explained).toMatchObject({ operation: "map", backend: "cpu", engine, inputs: ["float32"] });
    expect(explained.kernel.parameters).toEqual([{ name: "x", type: "float32" }]);
    expect(explained.output).toEqual({ dtype: "float32", shape: [2, 3] });
    for (const text of [explained.kernel.text, explained.code, explained.notes[0]]) {
      expect(text).toMatch("told by the cpu() of @lockstep/backend-cpu");
    }
    expect(explained.fallback === undefined).toBe(engine === "wasm-simd");
  });
});

it("interprets where there are no vectors, and says so", () => {
  const device = new MapDevice(() => false);
  const { engine, fallback } = explain(sigmoid, device.tensor([1]));
  expect(engine).toBe("interpret");
  expect(fallback).toMatch(/Content-Security-Policy/);
  expect(sigmoid(device.tensor([0])).item()).toBe(0.5);
});

it("takes no options", () => {
  const make = cpu as unknown as (options: object) => MapDevice;
  expect(() => make({ mode: "js" })).toThrow(expect.objectContaining({ code: "ARGUMENT_INVALID" }));
});

it("is disposed of", async () => {
  const device = cpu();
  const x = device.tensor([1, 2, 3]);
  await device.dispose();
  expect(() => sigmoid(x)).toThrow(expect.objectContaining({ code: "DISPOSED" }));
});
