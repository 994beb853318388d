import { type Expression, LockstepError } from "@lockstep/core";
import { describe, expect, test } from "vitest";
import type { Gather } from "../gather/gather.js";
import { gatherOf, kernelOf, resultsOf, valuesOf, wordsOf } from "../testing/kernel-gathers.js";
import { binary, gatherAs, index, int, invoke, returning } from "../testing/trees.js";
import { integers } from "../testing/values.js";
import { cpuEngine, webasmEngine } from "./plain-engine.js";
import { PlainKernel } from "./plain-kernel.js";

describe.each([
  ["webasm", webasmEngine],
  ["cpu", cpuEngine],
])("%s", (_, engineOf) => {
  const engine = engineOf();
  test("a result of one gather is what another reads, and of a size of its own", async () => {
    const double = gatherOf(
      kernelOf((x: number) => x * 2, ["int32"]),
      ["int32"],
    );
    const half = gatherOf(
      kernelOf((x: number) => x / 2, ["int32"]),
      ["int32"],
    );
    let handle = engine.upload(wordsOf("int32", integers));
    for (let turn = 0; turn < 3; turn++) handle = engine.run(double, [handle], [], handle.length - turn);
    expect(valuesOf("int32", await engine.download(handle))).toEqual(
      integers.slice(0, integers.length - 3).map((value) => (value * 8) | 0),
    );
    const floatsOf = await engine.download(engine.run(half, [handle], [], 3));
    expect([...floatsOf]).toEqual([0, 4, -4]);
  });

  test("no element and one element are sizes like others; an array of none may be given", async () => {
    const constant = gatherAs({
      hash: "unread",
      inputs: ["float32"],
      functions: [{ kind: "load", input: 0 }],
      body: [
        {
          kind: "if",
          test: binary("less", "bool", index, int(0)),
          then: returning({ kind: "convert", type: "int32", value: invoke("float32", 0, index) }),
          else: [],
        },
        ...returning(binary("add", "int32", index, int(41))),
      ],
    });
    const none = new Float32Array(0);
    expect(await resultsOf(engine, constant, 0, [], [none])).toEqual([]);
    expect(await resultsOf(engine, constant, 1, [], [none])).toEqual([41]);
    expect(await resultsOf(engine, constant, 5, [], [none])).toEqual([41, 42, 43, 44, 45]);
  });

  test("indices are exact beyond what a float holds", async () => {
    const length = 2 ** 24 + 5;
    const words = await engine.download(
      engine.run(gatherAs({ hash: "iota", body: returning(index) }), [], [], length),
    );
    const found = new Int32Array(words.buffer);
    expect(found.findIndex((value, at) => value !== at)).toBe(-1);
    expect(found.length).toBe(length);
  });

  test("an array is what it was when it was given, whatever becomes of the caller's", async () => {
    const given = Float32Array.of(1, 2, 3);
    const handle = engine.upload(given);
    given.fill(9);
    const first = await engine.download(handle);
    first.fill(8);
    expect([...(await engine.download(handle))]).toEqual([1, 2, 3]);
  });

  test("what the engine cannot hold or compute is refused", () => {
    const iota = gatherAs({ hash: "iota", body: returning(index) });
    const code = (refused: () => unknown): string => {
      try {
        refused();
      } catch (error) {
        if (error instanceof LockstepError) return `${error.code}: ${error.message.includes(`${2 ** 26}`)}`;
      }
      return "nothing";
    };
    expect(code(() => engine.run(iota, [], [], 2 ** 26 + 1))).toBe("OUT_OF_MEMORY: true");
    const bits = returning({
      kind: "intrinsic",
      op: "float32Bits",
      type: "int32",
      args: [{ kind: "constant", type: "float32", value: 1 }],
    });
    expect(code(() => engine.run(gatherAs({ hash: "bits", body: bits }), [], [], 1))).toBe(
      "KERNEL_UNSUPPORTED: false",
    );
    expect(code(() => engine.print(gatherAs({ hash: "bits", body: bits })))).toBe(
      "KERNEL_UNSUPPORTED: false",
    );
  });

  test("a kernel nested too deep is refused, and one less deep runs", async () => {
    const nested = (levels: number): Gather => {
      let value: Expression = index;
      for (let level = 0; level < levels; level++) value = binary("bitXor", "int32", int(level), value);
      return gatherAs({ hash: `nested ${levels}`, body: returning(value) });
    };
    expect(await resultsOf(engine, nested(248), 5)).toEqual([0, 1, 2, 3, 4]);
    for (const levels of [1001, 50_000]) {
      expect(() => engine.run(nested(levels), [], [], 1)).toThrow(/KERNEL_LIMIT: nested/);
    }
  });

  test("choices within the first sides of choices are compiled in time", async () => {
    let value: Expression = index;
    for (let level = 0; level < 60; level++) {
      const test = binary("less", "bool", index, int(level));
      value = {
        kind: "select",
        type: "int32",
        test,
        then: binary("add", "int32", value, int(1)),
        else: int(-1),
      };
    }
    expect(await resultsOf(engine, gatherAs({ hash: "choices", body: returning(value) }), 3)).toEqual([
      58, 57, 56,
    ]);
  });

  test("a program is printed with all that it calls", () => {
    const text = engine.print(
      gatherOf(
        kernelOf((x: number) => Math.round(x) * 0.1, ["float32"]),
        ["float32"],
      ),
    );
    expect(text).toContain("Math.");
    expect(text).toContain("0.10000000149011612");
  });
});

test("webasm does not become cpu: what GPU.js would fall back for is an error", () => {
  const kernel = new PlainKernel("webasm", {
    source: "function (image) { return 1; }",
    // A type that webasm does not take.
    arguments: [{ kind: "none", type: "HTMLImage" as never }],
    functions: [],
    natives: [],
    constants: {},
    rows: 1,
  });
  expect(() => kernel.call([0], 2, 8)).toThrow(
    /BACKEND_UNAVAILABLE: GPU\.js cannot run a kernel in its mode webasm: argument "image" of type HTMLImage/,
  );
});
