import {
  add,
  compileMap,
  explain,
  LockstepError,
  map,
  matmul,
  parseFunction,
  reduce,
  sum,
  zip,
} from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { CpuBackend, cpu } from "./index.js";
import { InterpretEngine } from "./interpret-engine.js";

const devices = { wasm: cpu(), js: cpu({ mode: "js" }), interpret: cpu({ mode: "interpret" }) };
const engines = { wasm: "wasm-simd", js: "js", interpret: "interpret" };
const allowed = { canRunVectors: () => true, canGenerateCode: () => true };
const forbidden = { canRunVectors: () => false, canGenerateCode: () => false };

describe.each(Object.entries(devices))("cpu in mode %s", (mode, device) => {
  it("says what computes", () => {
    expect(device.name).toBe("cpu");
    expect(device.capabilities.engine).toBe(engines[mode as keyof typeof engines]);
  });

  it("runs a person's functions", async () => {
    const x = device.tensor([
      [0, 1],
      [2, 3],
    ]);
    const sigmoid = map((v: number) => 1 / (1 + Math.exp(-v)));
    const total = reduce((acc: number, v: number) => acc + v, 0);
    const y = await total(sigmoid(x), { axis: 1 }).array();
    expect((y as number[])[0]).toBeCloseTo(1.2310586, 6);
    expect((y as number[])[1]).toBeCloseTo(1.8333713, 6);
  });

  it("runs over every kind of view", () => {
    const x = device.arange(12, { dtype: "int32" }).reshape([3, 4]);
    expect(add(x, x.T.contiguous().T).dataSync()).toEqual(Int32Array.from({ length: 12 }, (_, i) => 2 * i));
    expect(sum(x.T, { axis: 0 }).dataSync()).toEqual(Int32Array.of(6, 22, 38));
    expect(zip((a: number, b: number) => a * 10 + b)(x.flip(), 1).dataSync()[0]).toBe(111);
  });

  it("multiplies matrices", () => {
    const a = device.arange(20).reshape([4, 5]);
    const product = matmul(a, a.T).arraySync();
    expect(product).toEqual([
      [30, 80, 130, 180],
      [80, 255, 430, 605],
      [130, 430, 730, 1030],
      [180, 605, 1030, 1455],
    ]);
    expect(matmul(a, device.ones([5])).arraySync()).toEqual([10, 35, 60, 85]);
  });

  it("gives bools as booleans and stores them as 0 and 1", () => {
    const both = zip((a: boolean, b: boolean) => a && !b);
    const result = both(device.tensor([true, true, false]), device.tensor([false, true, false]));
    expect(result.arraySync()).toEqual([true, false, false]);
  });

  it("refuses more elements than there is memory for, by its code", () => {
    expect(() => device.allocate("float64", 2 ** 52)).toThrow(
      expect.objectContaining({ code: "OUT_OF_MEMORY" }),
    );
    expect(() => device.zeros([2 ** 31])).toThrow(expect.objectContaining({ code: "OUT_OF_MEMORY" }));
  });
});

describe("cpu in mode interpret", () => {
  it("calls the person's own function, with real booleans", () => {
    const both = (a: boolean, b: boolean) => a === b;
    const seen: unknown[][] = [];
    const kernel = compileMap(parseFunction(both, { operation: "zip" }), ["bool", "bool"]);
    const spy = new InterpretEngine(() => (...args) => {
      seen.push(args);
      return both(args[0] as boolean, args[1] as boolean);
    });
    const [a, b] = [devices.interpret.tensor([true, false]), devices.interpret.tensor([true, true])];
    const out = devices.interpret.zeros([2], { dtype: "bool" });
    spy.map(kernel, [a, b], out);
    expect(seen).toEqual([
      [true, true],
      [false, true],
    ]);
    expect(out.arraySync()).toEqual([true, false]);
  });

  it("evaluates kernels that arrived as data from their trees", () => {
    const compiled = compileMap(
      parseFunction((x: number) => Math.exp(x) + 1, { operation: "map" }),
      ["float32"],
    );
    const kernel = JSON.parse(JSON.stringify(compiled)) as typeof compiled;
    const x = devices.interpret.tensor([0, 1, -3]);
    const out = devices.interpret.zeros([3]);
    devices.interpret.map(kernel, [x], out);
    const other = devices.js.zeros([3]);
    devices.js.map(kernel, [devices.js.tensor([0, 1, -3])], other);
    // The tree rounds at each step, unlike the function that it was compiled from.
    expect(out.dataSync()).toEqual(other.dataSync());
    expect(
      devices.interpret.explain({
        kind: "map",
        kernel,
        inputs: [x],
        out: { dtype: "float32", layout: out.layout },
      }).notes,
    ).toEqual(["The kernel came without its function and is evaluated from its tree"]);
  });

  it("computes in doubles and rounds what is stored", () => {
    const cancel = map((x: number) => x + 1e8 - 1e8);
    expect(cancel(devices.interpret.tensor([1])).item()).toBe(1);
    expect(cancel(devices.js.tensor([1])).item()).toBe(0);
  });
});

describe("cpu's options", () => {
  it.each([
    [{ mode: "gpu" }, /"gpu" is not a mode/],
    [{ mood: "js" }, /no option 'mood'/],
    ["js", /takes an object of options, not a string/],
    [null, /not null/],
  ])("are checked: %j", (options, message) => {
    expect(() => cpu(options as never)).toThrow(LockstepError);
    expect(() => cpu(options as never)).toThrow(message);
  });
});

describe("where the platform allows less", () => {
  it("runs as the next best, and says so", () => {
    const uncompiled = new CpuBackend({}, forbidden);
    expect(uncompiled.capabilities.engine).toBe("interpret");
    expect(uncompiled.capabilities.rounding).toBe("store");
    const increment = map((x: number) => x + 1);
    const x = uncompiled.tensor([1]);
    expect(increment(x).arraySync()).toEqual([2]);
    expect(explain(increment, x).fallback).toMatch(/wasm-unsafe-eval.*unsafe-eval/);

    const plain = new CpuBackend({}, { ...allowed, canRunVectors: () => false });
    expect(plain.capabilities.engine).toBe("js");
    expect(explain(increment, plain.tensor([1])).fallback).toMatch(/WebAssembly SIMD/);
  });

  it("needs no permission to generate JavaScript for WebAssembly", () => {
    const device = new CpuBackend({}, { ...allowed, canGenerateCode: () => false });
    expect(device.capabilities.engine).toBe("wasm-simd");
  });

  it("falls back from js, and from interpret not at all", () => {
    expect(new CpuBackend({ mode: "js" }, forbidden).capabilities.engine).toBe("interpret");
    const asked = new CpuBackend({ mode: "interpret" }, forbidden);
    expect(
      explain(
        map((x: number) => x + 1),
        asked.tensor([1]),
      ).fallback,
    ).toBeUndefined();
  });
});
