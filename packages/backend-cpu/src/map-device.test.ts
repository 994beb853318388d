import { add, explain, LockstepError, map, matmul, reduce, sum, zip } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { cpu } from "./map.js";
import { MapDevice } from "./map-device.js";

const unavailable = expect.objectContaining({ code: "OPERATION_UNAVAILABLE" });
const sigmoid = map((x: number) => 1 / (1 + Math.exp(-x)));

describe.each(["wasm", "interpret"] as const)("the cpu of maps in mode %s", (mode) => {
  const device = cpu({ mode });
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

  it("explains a map but for its text, and says where that is", () => {
    const { backend, engine, kernel, code, output, loops } = explain(sigmoid, x);
    expect(backend).toBe("cpu");
    expect(engine).toBe(device.capabilities.engine);
    expect(kernel.parameters).toEqual([{ name: "x", type: "float32" }]);
    expect(kernel.text).toMatch("@lockstep/backend-cpu");
    expect(code).toMatch(mode === "wasm" ? "@lockstep/backend-cpu" : /^$/);
    expect(output).toEqual({ dtype: "float32", shape: [2, 3] });
    expect(loops.map(({ extent }) => extent)).toEqual(mode === "wasm" ? [6] : [2, 3]);
  });
});

it("interprets where there are no vectors, and says so", () => {
  const device = new MapDevice({}, () => false);
  expect(device.capabilities.engine).toBe("interpret");
  const { engine, fallback } = explain(sigmoid, device.tensor([1]));
  expect(engine).toBe("interpret");
  expect(fallback).toMatch(/Content-Security-Policy/);
  expect(sigmoid(device.tensor([0])).item()).toBe(0.5);
});

it("takes no mode that it does not have", () => {
  expect(() => cpu({ mode: "js" as "wasm" })).toThrow(LockstepError);
  expect(() => cpu({ mode: "js" as "wasm" })).toThrow('Use one of "wasm", "interpret"');
});

it("is disposed of", async () => {
  const device = cpu();
  const x = device.tensor([1, 2, 3]);
  await device.dispose();
  expect(() => sigmoid(x)).toThrow(expect.objectContaining({ code: "DISPOSED" }));
});
