/** What programs compute, and that words stay what they are. */
import { expect, test } from "vitest";
import type { Engine } from "../engines/engine.js";
import { binary, compare, constant, convert, gather, give, index, load, local } from "./gathers.js";
import { reader, wordsOf } from "./words.js";

const integers = [0, 1, -1, 255, 8_388_607, 0x7f800001, 0x7fc00001, -8_388_607, 2 ** 31 - 1, -(2 ** 31)];

export function valueTests(engine: () => Engine): void {
  const read = reader(engine);

  test.each([
    ["float32", [0, -0, 1.5, -2.25, 3.4e38, Infinity, -Infinity, 1e-30].map(Math.fround)],
    ["int32", integers],
    ["uint8", [0, 1, 127, 128, 255]],
    ["bool", [0, 1, 1, 0]],
  ] as const)("of %s come back as they went up, and as a program copies them", async (dtype, values) => {
    const up = engine().upload(wordsOf(dtype, values));
    expect(await read(dtype, up)).toEqual(values);
    const copy = gather("copy", { inputs: [dtype], body: load(0, dtype), out: dtype });
    expect(await read(dtype, engine().run(copy, [up], [], values.length))).toEqual(values);
  });

  test("that are NaN stay NaN", async () => {
    const copy = gather("copy", { inputs: ["float32"], body: load(0, "float32"), out: "float32" });
    const up = engine().upload(Float32Array.of(Number.NaN, 1));
    expect(await read("float32", engine().run(copy, [up], [], 2))).toEqual([Number.NaN, 1]);
  });

  test("that are integers are added and wrap", async () => {
    const add = gather("add", {
      inputs: ["int32"],
      scalars: 1,
      body: binary("add", load(0, "int32"), local(1)),
    });
    for (const by of [1, -1, 2 ** 31 - 1, -(2 ** 31)]) {
      const sums = engine().run(add, [engine().upload(wordsOf("int32", integers))], [by], integers.length);
      expect(await read("int32", sums)).toEqual(integers.map((value) => (value + by) | 0));
    }
  });

  test("of several dtypes meet in one program", async () => {
    const sum = gather("sum", {
      inputs: ["float32", "int32", "uint8", "bool"],
      body: binary(
        "add",
        binary("add", load(0, "float32"), convert("float32", load(1, "int32"))),
        binary("add", convert("float32", load(2, "uint8")), convert("float32", load(3, "bool"))),
      ),
      out: "float32",
    });
    const inputs = [
      engine().upload(Float32Array.of(0.5, -0.5)),
      engine().upload(wordsOf("int32", [-1000, 1000])),
      engine().upload(Float32Array.of(200, 100)),
      engine().upload(Float32Array.of(1, 0)),
    ];
    expect(await read("float32", engine().run(sum, inputs, [], 2))).toEqual([-798.5, 1099.5]);
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
    expect(await read("int32", engine().run(sum, [], [turns], 3))).toEqual(
      [0, 1, 2].map((at) => (turns * (turns - 1)) / 2 + turns * at),
    );
  });

  // WebGL computes four elements at a time: where there are fewer, a loop over what is not there might never end.
  test.each([1, 2, 3, 5])("a loop until an element is reached ends, with %i elements", async (length) => {
    const until = gather("until", {
      inputs: ["int32"],
      locals: ["int32"],
      body: [
        {
          kind: "loop",
          label: 0,
          test: compare("notEqual", local(1), load(0, "int32")),
          body: [{ kind: "assign", local: 1, value: binary("add", local(1), constant(1)) }],
          update: [
            {
              kind: "if",
              test: compare("equal", local(1), constant(0)),
              then: [give(constant(-1))],
              else: [],
            },
          ],
        },
        give(local(1)),
      ],
    });
    const values = Array.from({ length }, (_, at) => at + 1);
    const up = engine().upload(wordsOf("int32", values));
    expect(await read("int32", engine().run(until, [up], [], length))).toEqual(values);
  });

  test("comparisons become bool, and bool becomes a number", async () => {
    const above = gather("above", {
      inputs: ["float32"],
      body: compare("greater", load(0, "float32"), constant(1, "float32")),
      out: "bool",
    });
    const bools = engine().run(above, [engine().upload(Float32Array.of(0, 2, 1, Number.NaN))], [], 4);
    expect(await read("bool", bools)).toEqual([0, 1, 0, 0]);
    const numbers = gather("numbers", {
      inputs: ["bool"],
      body: convert("float32", load(0, "bool")),
      out: "float32",
    });
    expect(await read("float32", engine().run(numbers, [bools], [], 4))).toEqual([0, 1, 0, 0]);
  });

  test("quotients are exact over all of int32", async () => {
    const parts = [
      1,
      2,
      3,
      5,
      7,
      10,
      255,
      641,
      65_535,
      65_536,
      16_777_215,
      16_777_216,
      16_777_217,
      123_456_789,
      715_827_883,
      2 ** 30,
      2 ** 31 - 2,
      2 ** 31 - 1,
    ];
    const lefts = [0, ...parts].flatMap((left) => parts.map(() => left));
    const rights = [0, ...parts].flatMap(() => parts);
    const quotient = gather("quotient", {
      inputs: ["int32", "int32"],
      functions: [{ kind: "quotient" }],
      body: {
        kind: "invoke",
        type: "int32",
        callee: 2,
        args: [load(0, "int32"), load(1, "int32")],
      },
    });
    const inputs = [lefts, rights].map((values) => engine().upload(wordsOf("int32", values)));
    expect(await read("int32", engine().run(quotient, inputs, [], lefts.length))).toEqual(
      lefts.map((left, at) => Math.floor(left / rights[at]!)),
    );
  });
}
