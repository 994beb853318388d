import { cpu } from "@lockstep/backend-cpu";
import * as core from "@lockstep/core";
import { describe, expect, test } from "vitest";
import { explainRun } from "./explain-run.js";
import type { LoadedProgram } from "./load-program.js";
import { Places } from "./places.js";
import { PreparedProgram, readResult } from "./prepared-program.js";
import { WatchedCore } from "./watched-core.js";

const places = new Places("", { code: "", originalOffset: (offset) => offset });
const materials = { size: 4, extent: undefined, picture: undefined };

// biome-ignore lint/suspicious/noExplicitAny: programs are JavaScript, as a person writes it
type Exports = Record<string, (...args: any[]) => unknown>;

const loaded = (exports: Exports): LoadedProgram => ({
  exports,
  places,
  core: new WatchedCore(core, places),
  refusals: [],
  diagnose: () => expect.unreachable(),
});

const prepare = (exports: Exports, used?: Set<string>, device = cpu()) =>
  PreparedProgram.of(loaded(exports), device, materials, used);

describe("setup", () => {
  test("is given what it reads, and what it reads is known", async () => {
    const used = new Set<string>();
    const prepared = await prepare(
      {
        setup: ({ device, volcano }) => ({ x: volcano, y: device.ones([1]) }),
        run: ({ x, y }) => x.multiply(y),
      },
      used,
    );
    expect([...used].sort()).toEqual(["device", "volcano"]);
    expect((await prepared.run()).shape).toEqual([87, 61]);
  });

  test("gets the person's picture, or a sample", async () => {
    const exports: Exports = { setup: ({ picture }) => ({ picture }), run: ({ picture }) => picture };
    expect((await (await prepare(exports)).run()).shape).toEqual([320, 480, 3]);
    const picture = { width: 2, height: 1, data: new Float32Array(6) };
    const prepared = await PreparedProgram.of(loaded(exports), cpu(), { ...materials, picture });
    expect((await prepared.run()).shape).toEqual([1, 2, 3]);
  });

  test("need not be there", async () => {
    const result = await (await prepare({ run: ({ x }) => x })).run();
    expect((await readResult(result)).data).toEqual(Float32Array.of(-6, -2, 2, 6));
  });
});

describe("run", () => {
  test("may be awaited", async () => {
    const prepared = await prepare({ run: async ({ x }) => x.add(1) });
    expect((await prepared.run()).shape).toEqual([4]);
  });

  test.each([
    ["an array", ({ x }: { x: unknown }) => [x]],
    ["nothing", () => undefined],
    ["a number", () => 3],
    ["a tensor of another device", () => cpu().ones([1])],
  ])("has to return a tensor, not %s", async (what, run) => {
    await expect((await prepare({ run })).run()).rejects.toThrow(`run returns ${what}, not a tensor`);
  });
});

describe("memory", () => {
  test("does not grow from run to run", async () => {
    const device = cpu();
    const prepared = await prepare({ run: ({ x }) => x.add(1).multiply(2).sqrt() }, undefined, device);
    const before = device.memory();
    for (let i = 0; i < 10; i++) prepared.drop(await prepared.run());
    expect(device.memory()).toEqual(before);
  });

  test("does not grow from frame to frame", async () => {
    const device = cpu();
    const exports: Exports = {
      setup: ({ device, size }) => ({ x: device.ones([size]), step: device.full([1], 2) }),
      run: ({ x, step }) => x.multiply(step),
      next: ({ step }, result) => ({ x: result.add(0), step }),
    };
    const prepared = await prepare(exports, undefined, device);
    let result = await prepared.run();
    const after = [];
    for (let i = 0; i < 10; i++) {
      await prepared.advance(result);
      result = await prepared.run();
      after.push(device.memory());
    }
    expect(result.arraySync()).toEqual([2048, 2048, 2048, 2048]);
    expect(new Set(after.map((use) => JSON.stringify(use))).size).toBe(1);
  });

  test("an input that is the result stays", async () => {
    const prepared = await prepare({ run: ({ x }) => x });
    prepared.drop(await prepared.run());
    expect((await prepared.run()).disposed).toBe(false);
    const device = cpu();
    const before = device.memory();
    const other = await prepare({ run: ({ x }) => x }, undefined, device);
    other.dispose();
    expect(device.memory()).toEqual(before);
  });
});

test("what ran is explained in order, each once", async () => {
  const program = loaded({});
  const { map, matmul } = program.core.exports as unknown as typeof core;
  const twice = map((x) => 2 * x);
  Object.assign(program.exports, {
    setup: ({ device }: { device: core.Backend }) => ({ x: device.ones([3, 3]) }),
    run: ({ x }: { x: core.Tensor }) => twice(matmul(x, twice(x))).softmax(),
  });
  const prepared = await PreparedProgram.of(program, cpu(), materials);
  const operations = await explainRun(prepared);
  expect(operations.map(({ name, explanation }) => `${name}: ${explanation.operation}`)).toEqual([
    "map: map",
    "matmul: matmul",
    "softmax, step 1 of 4: reduce",
    "softmax, step 2 of 4: map",
    "softmax, step 3 of 4: reduce",
    "softmax, step 4 of 4: map",
  ]);
});
