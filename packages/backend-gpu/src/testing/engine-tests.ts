/** What every engine must do, whatever it stands on. Called within a test file, once for each engine. */
import type { Dtype } from "@lockstep/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../engines/engine.js";
import { binary, compare, constant, convert, gather, give, index, load, local } from "./gathers.js";
import { valuesOf, wordsOf } from "./words.js";

export function engineTests(open: () => Promise<Engine>): void {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.close());

  const read = async (dtype: Dtype, handle: ReturnType<Engine["upload"]>): Promise<number[]> =>
    valuesOf(dtype, await engine.download(handle));

  describe("values", () => {
    const integers = [0, 1, -1, 255, 8_388_607, 0x7f800001, 0x7fc00001, -8_388_607, 2 ** 31 - 1, -(2 ** 31)];

    test.each([
      ["float32", [0, -0, 1.5, -2.25, 3.4e38, Infinity, -Infinity, 1e-30].map(Math.fround)],
      ["int32", integers],
      ["uint8", [0, 1, 127, 128, 255]],
      ["bool", [0, 1, 1, 0]],
    ] as const)("of %s come back as they went up, and as a program copies them", async (dtype, values) => {
      const up = engine.upload(wordsOf(dtype, values));
      expect(await read(dtype, up)).toEqual(values);
      const copy = gather("copy", { inputs: [dtype], body: load(0, dtype), out: dtype });
      expect(await read(dtype, engine.run(copy, [up], [], values.length))).toEqual(values);
    });

    test("that are integers are added and wrap", async () => {
      const add = gather("add", {
        inputs: ["int32"],
        scalars: 1,
        body: binary("add", load(0, "int32"), local(1)),
      });
      for (const by of [1, -1, 2 ** 31 - 1, -(2 ** 31)]) {
        const sums = engine.run(add, [engine.upload(wordsOf("int32", integers))], [by], integers.length);
        expect(await read("int32", sums)).toEqual(integers.map((value) => (value + by) | 0));
      }
    });
  });

  test("loops turn more than a thousand times", async () => {
    const sum = gather("sum", {
      scalars: 1,
      locals: ["int32", "int32"],
      body: [
        {
          kind: "loop",
          label: 0,
          test: compare("less", local(2), local(1)),
          body: [
            { kind: "assign", local: 3, value: binary("add", local(3), binary("add", local(2), index)) },
          ],
          update: [{ kind: "assign", local: 2, value: binary("add", local(2), constant(1)) }],
        },
        give(local(3)),
      ],
    });
    const turns = 5000;
    expect(await read("int32", engine.run(sum, [], [turns], 3))).toEqual(
      [0, 1, 2].map((at) => (turns * (turns - 1)) / 2 + turns * at),
    );
  });

  test("comparisons become bool, and bool becomes a number", async () => {
    const above = gather("above", {
      inputs: ["float32"],
      body: compare("greater", load(0, "float32"), constant(1, "float32")),
      out: "bool",
    });
    const bools = engine.run(above, [engine.upload(Float32Array.of(0, 2, 1, NaN))], [], 4);
    expect(await read("bool", bools)).toEqual([0, 1, 0, 0]);
    const numbers = gather("numbers", {
      inputs: ["bool"],
      body: convert("float32", load(0, "bool")),
      out: "float32",
    });
    expect(await read("float32", engine.run(numbers, [bools], [], 4))).toEqual([0, 1, 0, 0]);
  });
}
