/** What becomes of everything when the platform takes the card away. */
import { expect, test } from "vitest";
import type { Engine } from "../engines/engine.js";
import { gather, index } from "./gathers.js";
import { reader, wordsOf } from "./words.js";

const indices = gather("indices", { body: index });

export function lossTests(open: () => Promise<Engine>, lose: () => Promise<void>): void {
  test("reads that wait are rejected, and so is all that follows; a new engine can be made", async () => {
    const engine = await open();
    const before = engine.upload(wordsOf("int32", [1, 2, 3]));
    await engine.settled();
    const waiting = engine.download(engine.run(indices, [], [], 1_000_000));
    const outcome = waiting.then(
      () => "read",
      (error) => error.code,
    );
    await lose();
    // What was read before the loss was heard of is right; zeros would not be.
    expect(["DEVICE_LOST", "read"]).toContain(await outcome);
    const lost = { code: "DEVICE_LOST" };
    await expect(engine.download(before)).rejects.toMatchObject(lost);
    await expect(engine.download(engine.run(indices, [before], [], 3))).rejects.toMatchObject(lost);
    await expect(engine.download(engine.upload(new Float32Array(2)))).rejects.toMatchObject(lost);
    await expect(engine.settled()).rejects.toMatchObject(lost);
    await engine.close();

    const next = await open();
    expect(await reader(() => next)("int32", next.run(indices, [], [], 3))).toEqual([0, 1, 2]);
    await next.close();
  });

  test("a new engine can be made while the lost one is still open", async () => {
    const engine = await open();
    await lose();
    await expect(engine.settled()).rejects.toMatchObject({ code: "DEVICE_LOST" });
    const next = await open();
    expect(await reader(() => next)("int32", next.run(indices, [], [], 2))).toEqual([0, 1]);
    await Promise.all([engine.close(), next.close()]);
  });
}
