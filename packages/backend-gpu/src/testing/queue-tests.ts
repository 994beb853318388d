/** Calls return at once, and what they ask for happens in their order. */
import { expect, test } from "vitest";
import type { Engine } from "../engines/engine.js";
import { binary, constant, gather, index, load } from "./gathers.js";
import { reader, wordsOf } from "./words.js";

/** Adds `by`, as a program that no other test has compiled. */
const adding = (by: number) =>
  gather(`adding ${by}`, { inputs: ["int32"], body: binary("add", load(0, "int32"), constant(by)) });

export function queueTests(engine: () => Engine): void {
  const read = reader(engine);

  test("a program is first called thrice, with three lengths, before it is compiled", async () => {
    const add = adding(101);
    const results = [2, 5, 3].map((length) =>
      engine().run(add, [engine().upload(wordsOf("int32", Array(length).fill(length)))], [], length),
    );
    expect(await Promise.all(results.map((result) => read("int32", result)))).toEqual([
      [103, 103],
      [106, 106, 106, 106, 106],
      [104, 104, 104],
    ]);
  });

  test("each of a chain of new programs reads the result of the one before", async () => {
    let handle = engine().upload(wordsOf("int32", [0, 1]));
    for (let by = 201; by < 206; by++) handle = engine().run(adding(by), [handle], [], 2);
    expect(await read("int32", handle)).toEqual([1015, 1016]);
  });

  test("what is released before it is computed serves what was asked before", async () => {
    const up = engine().upload(wordsOf("int32", [5]));
    const once = engine().run(adding(301), [up], [], 1);
    engine().release(up);
    const twice = engine().run(adding(302), [once, once].slice(1), [], 1);
    engine().release(once);
    const reading = read("int32", twice);
    engine().release(twice);
    expect(await reading).toEqual([608]);
  });

  test("an array is read twice by one program, and by one that reads its own result", async () => {
    const twice = gather("twice", {
      inputs: ["int32", "int32"],
      body: binary("add", load(0, "int32"), load(1, "int32")),
    });
    let handle = engine().upload(wordsOf("int32", [3, -4]));
    for (let turn = 0; turn < 5; turn++) handle = engine().run(twice, [handle, handle], [], 2);
    expect(await read("int32", handle)).toEqual([96, -128]);
  });

  test("words may be changed after they were handed over", async () => {
    const blocking = engine().run(adding(401), [engine().upload(wordsOf("int32", [1]))], [], 1);
    const words = wordsOf("int32", [1, 2]);
    const waiting = engine().upload(words);
    words.fill(0);
    expect(await read("int32", waiting)).toEqual([1, 2]);
    expect(await read("int32", blocking)).toEqual([402]);
  });

  test("settled waits for what was asked, and more can be asked meanwhile", async () => {
    const indices = gather("indices", { body: index });
    const first = engine().run(indices, [], [], 1000);
    const settled = engine().settled();
    const second = engine().run(indices, [], [], 2);
    await settled;
    expect(await read("int32", second)).toEqual([0, 1]);
    expect((await read("int32", first)).at(-1)).toBe(999);
  });

  test("what a program does is told in the language that is compiled", () => {
    expect(engine().print(adding(1))).toMatch(/gatherValueF0/);
  });

  test("a program that is refused fails its results and theirs, and nothing else", async () => {
    const broken = gather("broken", {
      body: { kind: "invoke", type: "int32", callee: 7, args: [] },
    });
    const result = engine().run(broken, [], [], 1);
    const next = engine().run(adding(501), [result], [], 1);
    const other = engine().upload(wordsOf("int32", [9]));
    for (const failed of [result, next]) {
      await expect(engine().download(failed)).rejects.toMatchObject({ code: "BACKEND_CONTRACT" });
    }
    expect(await read("int32", other)).toEqual([9]);
    await engine().settled();
  });
}
