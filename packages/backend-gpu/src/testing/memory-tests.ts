/** What is alive on the card while thousands of operations follow one another without a pause. */
import { expect, test } from "vitest";
import type { Engine, Handle } from "../engines/engine.js";
import { countAlive } from "./alive.js";
import { binary, constant, gather, load } from "./gathers.js";
import { reader, wordsOf } from "./words.js";

const increment = gather("increment", {
  inputs: ["int32"],
  body: binary("add", load(0, "int32"), constant(1)),
});

/** A chain of `turns` operations on `length` elements, each result of which is released as soon as it was used. */
export function chain(engine: Engine, turns: number, length: number): Handle {
  let handle = engine.upload(wordsOf("int32", Array(length).fill(0)));
  for (let turn = 0; turn < turns; turn++) {
    const next = engine.run(increment, [handle], [], length);
    engine.release(handle);
    handle = next;
  }
  return handle;
}

export function memoryTests(open: () => Promise<Engine>): void {
  test("two thousand chained operations in a loop without a pause keep few arrays alive", async () => {
    const engine = await open();
    const read = reader(() => engine);
    const alive = await countAlive(engine.name);
    try {
      const end = chain(engine, 2000, 1000);
      expect((await read("int32", end)).at(-1)).toBe(2000);
      expect(alive.most).toBeLessThan(200);
      engine.release(end);
      await engine.settled();
      // What a kernel keeps for itself.
      expect(alive.now).toBeLessThan(5);
    } finally {
      alive.stop();
      await engine.close();
    }
  });

  test("what is never released is freed when the engine is closed", async () => {
    const engine = await open();
    const counted = await countAlive(engine.name);
    const kept = Array.from({ length: 20 }, () =>
      engine.run(increment, [engine.upload(wordsOf("int32", [1]))], [], 1),
    );
    await engine.settled();
    expect(kept.length).toBe(20);
    expect(counted.now).toBeGreaterThanOrEqual(40);
    await engine.close();
    expect(counted.now).toBeLessThanOrEqual(0);
    counted.stop();
  });

  test("two devices share one engine, and the first may close before the second", async () => {
    const [first, second] = await Promise.all([open(), open()]);
    const [a, b] = [first, second].map((engine) => engine.upload(wordsOf("int32", [7])));
    const result = second!.run(increment, [b!], [], 1);
    await first!.close();
    await expect(first!.download(a!)).rejects.toMatchObject({ code: "DISPOSED" });
    expect(() => first!.upload(new Float32Array(1))).toThrowError(
      expect.objectContaining({ code: "DISPOSED" }),
    );
    expect(await reader(() => second!)("int32", result)).toEqual([8]);
    await second!.close();
    await second!.close();
  });

  test("reads that were waiting when a device is closed say that it was", async () => {
    const engine = await open();
    const reading = engine.download(chain(engine, 300, 10));
    const settling = engine.settled();
    const both = Promise.allSettled([reading, settling]);
    await engine.close();
    for (const outcome of await both) {
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "DISPOSED" });
    }
  });
}
