import type { Expression } from "@lockstep/core";
import { describe, expect, test } from "vitest";
import { resultsOf, wordsOf } from "../testing/kernel-gathers.js";
import { binary, gatherAs, index, int, invoke, local, returning } from "../testing/trees.js";
import { floats, integers, pairs } from "../testing/values.js";
import { cpuEngine, webasmEngine } from "./plain-engine.js";

describe.each([
  ["webasm", webasmEngine],
  ["cpu", cpuEngine],
])("%s", (_, engineOf) => {
  const engine = engineOf();
  test("a function is not run for elements that do not call it", async () => {
    // Made as data: core would put so small a function in the place of its call.
    const x = local("int32", 1);
    const gather = gatherAs({
      hash: "endless unless positive",
      inputs: ["int32"],
      locals: [
        { name: "index", type: "int32" },
        { name: "x", type: "int32" },
      ],
      functions: [
        {
          name: "halves",
          arity: 1,
          locals: [{ name: "x", type: "int32" }],
          result: "int32",
          body: [
            {
              kind: "loop",
              label: 0,
              test: binary("notEqual", "bool", local("int32", 0), int(1)),
              body: [
                { kind: "assign", local: 0, value: binary("shiftRight", "int32", local("int32", 0), int(1)) },
              ],
              update: [],
            },
            { kind: "return", value: local("int32", 0) },
          ],
        },
        { kind: "load", input: 0 },
      ],
      body: [
        { kind: "assign", local: 1, value: invoke("int32", 1, index) },
        {
          kind: "if",
          test: binary("greater", "bool", x, int(0)),
          then: returning(binary("add", "int32", invoke("int32", 0, x), int(6))),
          else: [],
        },
        ...returning(x),
      ],
    });
    expect(await resultsOf(engine, gather, 6, [], [wordsOf("int32", [5, -5, 0, 100, -1, 9])])).toEqual([
      7, -5, 0, 7, -1, 7,
    ]);
  });

  test("scalars are read as integers and as the floats with their bits", async () => {
    const bits = (value: number): number => new Int32Array(Float32Array.of(value).buffer)[0]!;
    const asFloat: Expression = {
      kind: "intrinsic",
      op: "float32FromBits",
      type: "float32",
      args: [local("int32", 2)],
    };
    const gather = gatherAs({
      hash: "scalars",
      scalars: 2,
      locals: ["index", "int", "bits"].map((name) => ({ name, type: "int32" })),
      body: returning(
        binary("divide", "float32", { kind: "convert", type: "float32", value: local("int32", 1) }, asFloat),
      ),
      out: "float32",
    });
    for (const value of [2.5, -0, 0, Number.POSITIVE_INFINITY, Number.NaN, 1e-40]) {
      expect(await resultsOf(engine, gather, 2, [-7, bits(value)])).toEqual(
        Array(2).fill(Math.fround(-7 / Math.fround(value))),
      );
    }
    expect(
      await resultsOf(
        engine,
        { ...gather, hash: "int", body: returning(local("int32", 1)), out: "int32" },
        1,
        [-(2 ** 31)],
      ),
    ).toEqual([-(2 ** 31)]);
  });

  test("the index and the scalars may be assigned to, for each element alone", async () => {
    const gather = gatherAs({
      hash: "assigned",
      scalars: 2,
      locals: ["index", "a", "b"].map((name) => ({ name, type: "int32" })),
      body: [
        { kind: "assign", local: 1, value: binary("add", "int32", local("int32", 1), index) },
        { kind: "assign", local: 0, value: binary("multiply", "int32", index, int(3)) },
        { kind: "assign", local: 2, value: int(5) },
        ...returning(binary("add", "int32", local("int32", 1), index)),
      ],
    });
    expect(await resultsOf(engine, gather, 6, [100, 0])).toEqual([100, 104, 108, 112, 116, 120]);
  });

  test("quotients are exact for every index", async () => {
    const quotient = gatherAs({
      hash: "quotient",
      inputs: ["int32", "int32"],
      functions: [{ kind: "load", input: 0 }, { kind: "load", input: 1 }, { kind: "quotient" }],
      body: returning(invoke("int32", 2, invoke("int32", 0, index), invoke("int32", 1, index))),
    });
    const positive = integers.filter((value) => value > 0);
    const many = Array.from({ length: 3000 }, (_, i) => Math.floor(2 ** 31 * ((i * 0.6180339887) % 1)));
    const [dividends, divisors] = pairs([...positive, 2 ** 31 - 3, 1000, 999]);
    const rows = [...dividends, ...many, ...many.map((_, i) => i * (2 ** 19 + 1)), 0, 0];
    const by = [...divisors, ...many.map((_, i) => i + 1), ...many.map((value) => (value >> 12) + 1), 1, 7];
    expect(
      await resultsOf(engine, quotient, rows.length, [], [wordsOf("int32", rows), wordsOf("int32", by)]),
    ).toEqual(rows.map((value, i) => Math.floor(value / by[i]!)));
  });

  test("arrays of every dtype are read at any index, and given back", async () => {
    const last = binary("subtract", "int32", local("int32", 1), index);
    const reading = (dtype: "int32" | "uint8" | "bool" | "float32") =>
      gatherAs({
        hash: `reversed ${dtype}`,
        inputs: [dtype],
        scalars: 1,
        locals: ["index", "last"].map((name) => ({ name, type: "int32" })),
        functions: [{ kind: "load", input: 0 }],
        body: returning(invoke(dtype === "uint8" ? "int32" : dtype, 0, last)),
        out: dtype,
      });
    for (const [dtype, values] of [
      ["int32", integers],
      ["uint8", [0, 1, 7, 128, 255]],
      ["bool", [0, 1, 1, 0, 1, 1]],
      ["float32", floats],
    ] as const) {
      const reversed = [...values].reverse();
      expect(
        await resultsOf(engine, reading(dtype), values.length, [values.length - 1], [wordsOf(dtype, values)]),
      ).toEqual(reversed);
    }
  });
});

test("a function that reads an array is refused by webasm", () => {
  const gather = gatherAs({
    hash: "reading function",
    inputs: ["float32"],
    functions: [
      { kind: "load", input: 0 },
      {
        name: "first",
        arity: 0,
        locals: [],
        result: "float32",
        body: returning(invoke("float32", 0, int(0))),
      },
    ],
    body: returning(invoke("float32", 1)),
    out: "float32",
  });
  expect(() => webasmEngine().print(gather)).toThrow(/KERNEL_UNSUPPORTED: A function of reading function/);
});
