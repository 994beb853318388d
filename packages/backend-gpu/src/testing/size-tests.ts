/** From nothing to more elements than a float can count, and what is refused. */
import { expect, test } from "vitest";
import type { Engine } from "../engines/engine.js";
import { binary, constant, gather, index, load, local } from "./gathers.js";
import { reader, wordsOf } from "./words.js";

const count = gather("count", { scalars: 1, body: binary("add", index, local(1)) });
const reversed = gather("reversed", {
  inputs: ["int32"],
  scalars: 1,
  body: load(0, "int32", binary("subtract", local(1), index)),
});

export function sizeTests(engine: () => Engine): void {
  const read = reader(engine);

  test("arrays of no elements go up, are computed, and come back", async () => {
    const none = engine().upload(new Float32Array(0));
    expect(await read("int32", none)).toEqual([]);
    const copy = gather("copy", { inputs: ["int32"], body: load(0, "int32") });
    expect(await read("int32", engine().run(copy, [none], [], 0))).toEqual([]);
    engine().release(none);
  });

  test("an array of no elements may stand among those of a program", async () => {
    const indices = gather("indices", { inputs: ["int32"], body: index });
    expect(await read("int32", engine().run(indices, [engine().upload(new Float32Array(0))], [], 3))).toEqual(
      [0, 1, 2],
    );
  });

  test.each([1, 2, 3, 4, 5, 63, 64, 65, 1023, 4099, 65_537])(
    "%i elements, read from the last to the first",
    async (length) => {
      const values = Array.from({ length }, (_, at) => at * 7 - 3);
      const result = engine().run(
        reversed,
        [engine().upload(wordsOf("int32", values))],
        [length - 1],
        length,
      );
      expect(await read("int32", result)).toEqual(values.reverse());
    },
  );

  test("more elements than a float can count, each of them right", async () => {
    const length = 2 ** 24 + 1021;
    const counted = engine().run(count, [], [5], length);
    const back = engine().run(reversed, [counted], [length - 1], length);
    const words = await engine().download(back);
    for (const handle of [counted, back]) engine().release(handle);
    const values = new Int32Array(words.buffer, words.byteOffset, words.length);
    let wrong = 0;
    for (let at = 0; at < length; at++) if (values[at] !== length - 1 - at + 5) wrong++;
    expect([values.length, wrong]).toEqual([length, 0]);
  });

  test("as many inputs as the engine says, and not one more", async () => {
    const { inputs } = engine().limits;
    const sumOf = (many: number) =>
      gather(`sum of ${many}`, {
        inputs: Array.from({ length: many }, () => "int32" as const),
        body: Array.from({ length: many }, (_, at) => load(at, "int32")).reduce((sum, one) =>
          binary("add", sum, one),
        ),
      });
    const handles = Array.from({ length: inputs + 1 }, (_, at) =>
      engine().upload(wordsOf("int32", [2 ** at])),
    );
    expect(inputs).toBeGreaterThanOrEqual(7);
    const sum = engine().run(sumOf(inputs), handles.slice(1), [], 1);
    expect(await read("int32", sum)).toEqual([2 ** (inputs + 1) - 2]);
    expect(() => engine().run(sumOf(inputs + 1), handles, [], 1)).toThrowError(
      expect.objectContaining({ code: "ARGUMENT_INVALID" }),
    );
  });

  test("many scalars arrive", async () => {
    const scalars = Array.from({ length: 60 }, (_, at) => at * 1_000_003 - 7);
    const sum = gather("sum of scalars", {
      scalars: scalars.length,
      body: scalars.map((_, at) => local(1 + at)).reduce((left, right) => binary("add", left, right)),
    });
    expect(await read("int32", engine().run(sum, [], scalars, 1))).toEqual([
      scalars.reduce((left, right) => (left + right) | 0),
    ]);
  });

  test("more elements than one array can hold are refused at once", () => {
    const { elements } = engine().limits;
    expect(() => engine().run(count, [], [0], elements + 1)).toThrowError(
      expect.objectContaining({ code: "OUT_OF_MEMORY", message: expect.stringContaining(String(elements)) }),
    );
  });

  test("a dtype that no card has is refused at once", () => {
    const wide = gather("wide", { inputs: ["float64"], body: constant(0) });
    for (const ask of [() => engine().run(wide, [], [], 1), () => engine().print(wide)]) {
      expect(ask).toThrowError(expect.objectContaining({ code: "DTYPE_UNSUPPORTED" }));
    }
  });
}
