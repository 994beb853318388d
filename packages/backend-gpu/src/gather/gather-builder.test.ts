/** How gathers are put together of parts and kernels. */
import {
  type ArgumentType,
  compileMap,
  type Dtype,
  type Kernel,
  type KernelFunction,
  parseFunction,
  type ScopeFunction,
  type Statement,
} from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { GatherBuilder, Numbers, stored, zeroOf } from "./gather-builder.js";
import { int, plus } from "./nodes.js";

const kernelOf = (fn: ScopeFunction, types: readonly ArgumentType[]): Kernel =>
  compileMap(parseFunction(fn, { operation: "map" }), types);

describe("a gather", () => {
  it("has the index first, then the scalars of its parts in their order, then its own locals", () => {
    const [few, more] = [new Numbers([7]), new Numbers([8, 9])];
    const builder = new GatherBuilder("count", [few, more]);
    const own = builder.let("own", plus(builder.index, builder.of(more)[1]!));
    const { scalars, locals, out } = builder.build("count", "int32", own);
    expect({ scalars, out, locals: locals.length, own: own.local }).toEqual({
      scalars: 3,
      out: "int32",
      locals: 5,
      own: 4,
    });
    expect([builder.index, ...builder.of(few), ...builder.of(more)]).toEqual(
      [0, 1, 2, 3].map((local) => ({ kind: "local", type: "int32", local })),
    );
  });

  it("holds a kernel once, however often it is called, and two kernels apart", () => {
    const double = kernelOf((x: number) => 2 * x, ["float32"]);
    const halve = kernelOf((x: number) => x / 2, ["float32"]);
    const builder = new GatherBuilder("calls", []);
    const load = builder.input("float32");
    const once = builder.call(double, [load(builder.index)]);
    const value = builder.call(halve, [builder.call(double, [once])]);
    const { functions, inputs } = builder.build("calls", "float32", value);
    expect(inputs).toEqual(["float32"]);
    expect(functions).toHaveLength(3);
    expect(functions[0]).toEqual({ kind: "load", input: 0 });
  });

  it("moves the calls within a kernel behind the functions that were there", () => {
    // As the functions of Math are expanded: one calls the other, and the kernel calls that.
    const { locals, body, type } = kernelOf((x: number) => 2 * x, ["float32"]);
    const double: KernelFunction = { name: "double", arity: 1, locals, body, result: type };
    const calling = (callee: number): Statement[] => [
      { kind: "return", value: { kind: "invoke", type, callee, args: [{ kind: "local", type, local: 0 }] } },
    ];
    const twice: KernelFunction = { ...double, name: "twice", body: calling(0) };
    const identity = kernelOf((x: number) => x, ["float32"]);
    const kernel: Kernel = { ...identity, functions: [double, twice], body: calling(1) };
    const builder = new GatherBuilder("moved", []);
    const loads = [builder.input("float32"), builder.input("float32")];
    const value = builder.call(kernel, [loads[1]!(builder.index)]);
    const { functions } = builder.build("moved", "float32", value);
    const callees = functions.slice(2).map((fn) => /"callee":(\d+)/.exec(JSON.stringify(fn))?.[1]);
    expect(callees).toEqual([undefined, "2", "3"]);
    expect(value).toMatchObject({ kind: "invoke", callee: 4 });
    expect(kernel.functions).toEqual([double, twice]);
  });

  it("converts arguments to what the kernel's parameters are", () => {
    const kernel = kernelOf((x: number) => x + 0.5, ["float32"]);
    const builder = new GatherBuilder("converted", []);
    const value = builder.call(kernel, [builder.input("int32")(builder.index)]);
    expect(value).toMatchObject({ kind: "invoke", args: [{ kind: "convert", type: "float32" }] });
  });
});

describe("what is stored", () => {
  it("is converted to the dtype, and a uint8 wraps", () => {
    expect(stored(int(300), "int32")).toEqual(int(300));
    expect(stored(int(300), "float32")).toMatchObject({ kind: "convert", type: "float32" });
    expect(stored(int(300), "uint8")).toMatchObject({ op: "bitAnd", left: int(300), right: int(255) });
  });

  it.each<[Dtype, string]>([
    ["float32", "float32"],
    ["int32", "int32"],
    ["uint8", "int32"],
    ["bool", "bool"],
  ])("a new storage of %s holds 0 as %s", (dtype, type) => {
    expect(zeroOf(dtype)).toEqual({ kind: "constant", type, value: 0 });
  });

  it("is never a float64", () => {
    expect(() => zeroOf("float64")).toThrow("no card has float64");
  });
});
