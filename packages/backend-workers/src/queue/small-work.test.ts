/** What is done at once and what is divided, before anything of it was run. */
import type { Arena, Command } from "@lockstep/codegen";
import { map } from "@lockstep/core";
import { expect, test } from "vitest";
import { workers } from "../index.js";
import { type Cost, Costs } from "./costs.js";
import { SmallWork, type SmallWorkOptions, type WorkSize } from "./small-work.js";

const sizeOf = (
  elements: number,
  known: Partial<Cost> = {},
  options: Partial<SmallWorkOptions> = {},
  turns = elements,
): WorkSize => {
  const work = new SmallWork({} as Arena, new Costs(), {
    mayBlock: true,
    isAlone: false,
    chunk: undefined,
    ...options,
  });
  const cost: Cost = {
    perElement: 1,
    measured: true,
    mayTakeLong: false,
    mayNotEnd: false,
    sizes: new Map(),
    ...known,
  };
  return work.sizeOf({ turns, perTurn: elements / turns } as Command, cost);
};

test("what was measured is sized by the time it takes", () => {
  expect([1, 10_000, 100_000, 10_000_000].map((elements) => sizeOf(elements))).toEqual([
    "small",
    "small",
    "unsure",
    "large",
  ]);
  expect(sizeOf(10_000, { perElement: 1000 })).toBe("large");
});

test("what nobody measured is small only where it is few elements without loops", () => {
  expect(sizeOf(100, { measured: false })).toBe("small");
  expect(sizeOf(100, { measured: false, mayTakeLong: true })).toBe("unsure");
  expect(sizeOf(100_000, { measured: false })).toBe("unsure");
});

test("what may not end is never done by the caller, nor by a page what may take long", () => {
  expect(sizeOf(1, { mayNotEnd: true }, { isAlone: true })).toBe("large");
  expect(sizeOf(1, { mayTakeLong: true }, { mayBlock: false })).toBe("large");
  expect(sizeOf(1, { mayTakeLong: true })).toBe("small");
});

test("a chunk decides alone, and with nobody to share all is small", () => {
  expect(sizeOf(100, { perElement: 1e6 }, { chunk: 100 })).toBe("small");
  expect(sizeOf(101, {}, { chunk: 100 })).toBe("large");
  expect(sizeOf(1e9, {}, { isAlone: true })).toBe("small");
});

test("work that is a single turn cannot be divided, however long it takes", () => {
  expect(sizeOf(1e9, {}, {}, 1)).toBe("unsure");
  expect(sizeOf(1e9, {}, {}, 2)).toBe("large");
});

test("work of a single turn is done at once, however often it is asked for", () => {
  const arena = { memory: { buffer: new ArrayBuffer(64) }, workspace: 0 } as unknown as Arena;
  const work = new SmallWork(arena, new Costs(), { mayBlock: true, isAlone: false, chunk: undefined });
  const cost: Cost = {
    perElement: 1,
    measured: true,
    mayTakeLong: false,
    mayNotEnd: false,
    sizes: new Map(),
  };
  let calls = 0;
  const command = {
    ...{ loop: { entries: { sum: () => calls++ } }, entry: "sum", words: [], numbers: [], kernels: [] },
    ...{ turns: 1, perTurn: 100_000, grain: 1 },
  } as unknown as Command;
  for (let asked = 1; asked <= 200; asked++) {
    // As it was measured: what this one took says nothing.
    cost.perElement = 1;
    expect(work.begin(command, cost, { hasSleepers: false }, () => true)).toBe(1);
    expect(calls).toBe(asked);
  }
});

test.each([[[100_000]], [[100, 1000]], [[20_000, 7]]])(
  "of a first call on %j every element is computed once, though some are computed ahead",
  async (shape) => {
    await using device = await workers({ threads: 2 });
    const x = device.zeros(shape);
    // Another function each time, so that nobody knows what it costs; a turn is a row of every second column.
    const grow = map((x, { by }) => x + by, { by: shape.length * shape[0]! });
    const view = shape.length === 1 ? x : x.slice(null, { step: 2 });
    grow(view, { out: view });
    const values = new Set(await view.copy().data());
    expect([...values]).toEqual([shape.length * shape[0]!]);
  },
);
