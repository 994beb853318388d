import type { ArenaStorage } from "@lockstep/codegen";
import { compileMap, type Dtype, dtypes, type Kernel, parseFunction, strided } from "@lockstep/core";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { bytesOf, type Drawn, difference, drawView, lies, mapBy, smallEngine } from "./testing/spilled.js";

type Args = readonly (Dtype | "weak-float")[];
const kernelOf = (fn: (...args: never[]) => number | boolean, ...args: Args): Kernel =>
  compileMap(parseFunction(fn, { operation: "map" }), args);

const room = 65536;
/** Each about as large as the room, some much larger. */
const shapes = [[20_011], [90, 211], [211, 90], [13, 17, 90], [2, 20_000], [20_000, 2], [3, 5, 7, 200]];
const numeric: readonly Dtype[] = ["uint8", "int32", "float32", "float64"];

const values = (seed: number) => (i: number) => (Math.imul(i + seed, 0x9e3779b1) >>> 20) / 16 - 100;

/** A map of two tensors and a number, of dtypes and layouts of all kinds. */
const maps = fc
  .record({
    shape: fc.constantFrom(...shapes),
    dtypes: fc.tuple(fc.constantFrom(...numeric), fc.constantFrom(...numeric), fc.constantFrom(...dtypes)),
    inPlace: fc.boolean(),
    seed: fc.nat(1000),
    number: fc.integer({ min: -9, max: 9 }),
  })
  .chain((problem) => {
    const rank = problem.shape.length;
    return fc.record({
      problem: fc.constant(problem),
      a: lies(rank, !problem.inPlace),
      b: lies(rank, true),
      out: lies(rank, false),
    });
  })
  .map(
    ({
      problem: {
        shape,
        dtypes: [first, second, result],
        inPlace,
        seed,
        number,
      },
      a,
      b,
      out,
    }) => {
      const inputs = [
        drawView(first, shape, a, values(seed)),
        drawView(second, shape, b, values(seed + 1)),
        number,
      ];
      const target = inPlace ? 0 : drawView(result, shape, out, values(seed + 2));
      const drawn: Drawn = { inputs, out: target };
      return { drawn, types: [first, second] as const };
    },
  );

describe.each([
  [true, false],
  [false, false],
  [true, true],
])("maps that the arena cannot hold (shared memory: %s, in pieces: %s)", (shared, inPieces) => {
  it("give what they give elsewhere, and leave the rest of the output as it was", () => {
    const engine = smallEngine(room, shared, inPieces);
    let inParts = 0;
    fc.assert(
      fc.property(maps, ({ drawn, types }) => {
        const kernel = kernelOf((x: number, y: number, z: number) => x * 3 - y + z, ...types, "weak-float");
        expect(difference(engine, mapBy(kernel), drawn)).toBeUndefined();
        if (bytesOf(drawn) > room) inParts++;
        expect(engine.arena.used).toBe(0);
      }),
      { numRuns: 60 },
    );
    expect(inParts).toBeGreaterThan(30);
  });
});

describe.each([false, true])("a map that the arena cannot hold (in pieces: %s)", (inPieces) => {
  const plain = { order: [0, 1], flipped: [], stretched: [], spacing: 1, offset: 0 };
  const shape = [300, 301];

  it("may read one view twice, and another of the storage that it writes", () => {
    const engine = smallEngine(room, true, inPieces);
    const kernel = kernelOf((x: number, y: number) => x * y + x, "float32", "float32");
    const x = drawView("float32", shape, plain, values(1));
    const out = drawView("float32", shape, { ...plain, order: [1, 0] }, values(2));
    const { storages } = engine;
    const storage = storages.allocate("float32", 2 * x.data.length);
    const both = { dtype: "float32", data: new Float32Array(2 * x.data.length).map((_, i) => values(3)(i)) };
    storages.write(storage, both.data);
    const [even, odd] = [0, 1].map((offset) => ({ storage, layout: strided(shape, [602, 2], offset) }));
    engine.map(kernel, [even!, even!], odd!);
    const expected = both.data.slice();
    for (let i = 0; i < expected.length; i += 2) {
      expected[i + 1] = Math.fround(Math.fround(both.data[i]! ** 2) + both.data[i]!);
    }
    expect(Buffer.from(storages.read(storage).buffer).equals(Buffer.from(expected.buffer))).toBe(true);
    storages.release(storage);
    expect(difference(engine, mapBy(kernel), { inputs: [x, x], out })).toBeUndefined();
  });

  it("sees zeros where nobody has written, whatever the arena held", () => {
    const engine = smallEngine(room, true, inPieces);
    const { storages } = engine;
    const dirty = storages.allocate("uint8", room);
    storages.write(dirty, new Uint8Array(room).fill(255));
    storages.release(dirty);
    const kernel = kernelOf((x: number, y: number) => x + y, "float32", "float32");
    const small = { storage: storages.allocate("float32", 301), layout: strided(shape, [0, 1], 0) };
    const large = drawView("float32", shape, plain, values(1));
    const input = storages.allocate("float32", large.data.length);
    storages.write(input, large.data);
    const out = storages.allocate("float32", 2 * large.data.length);
    const target = { storage: out, layout: { ...large.layout, offset: 5 } };
    engine.map(kernel, [{ storage: input, layout: large.layout }, small], target);
    const expected = new Float32Array(out.length);
    expected.set(large.data as Float32Array, 5);
    expect(Buffer.from(storages.read(out).buffer).equals(Buffer.from(expected.buffer))).toBe(true);
  });

  it("asks for no table of a full arena", () => {
    const engine = smallEngine(room, true, inPieces);
    const kernel = kernelOf((x: number, y: number) => Math.sin(x * 1e9) ** y, "float64", "float64");
    const x = drawView("float64", shape, plain, values(1));
    const y = drawView("float64", shape, plain, (i) => (i % 7) / 2);
    const out = drawView("float64", shape, plain, () => 0);
    expect(difference(engine, mapBy(kernel), { inputs: [x, y], out })).toBeUndefined();
  });

  it("is out of memory where nothing can make room, and gives back what it borrowed where it fails", () => {
    const engine = smallEngine(room, true, inPieces);
    const kernel = kernelOf((x: number) => -x, "float32");
    const x = drawView("float32", shape, plain, values(1));
    const drawn = { inputs: [x], out: x };
    const borrow = vi.spyOn(engine.storages.residents, "borrow").mockReturnValue(undefined);
    const refused = expect.objectContaining({ code: "OUT_OF_MEMORY" });
    expect(() => difference(engine, mapBy(kernel), drawn)).toThrow(refused);
    borrow.mockRestore();
    const elements = vi.spyOn(engine.storages.residents, "elements").mockImplementation(() => {
      throw new Error("no elements");
    });
    const storage = engine.storages.allocate("float32", x.data.length);
    const view = { storage, layout: x.layout };
    expect(() => engine.map(kernel, [view], view)).toThrow("no elements");
    elements.mockRestore();
    expect(engine.arena.used).toBe(0);
  });
});

describe("where only some operands are in the arena", () => {
  const large = 2000 * 1000;
  const product = (x: number, y: number) => x * y + 1;
  const rows = { order: [0, 1], flipped: [], stretched: [true, false], spacing: 1, offset: 0 };

  it("they stay there", () => {
    const engine = smallEngine(6 * 2 ** 20, true);
    const { storages } = engine;
    const dirty = storages.allocate("uint8", 4 * 2 ** 20);
    storages.write(dirty, new Uint8Array(dirty.length).fill(255));
    storages.release(dirty);
    const x = storages.allocate("float32", large);
    const y = storages.allocate("float32", 1000) as ArenaStorage;
    const z = storages.allocate("uint8", 2 * 2000 * 1000);
    storages.write(x, new Float32Array(large).fill(2));
    const shape = [2000, 1000];
    const [a, b] = [
      { storage: x, layout: strided(shape, [1000, 1], 0) },
      { storage: y, layout: strided(shape, [0, 1], 0) },
    ];
    // Every other element of z, which nobody has written yet.
    const kernel = kernelOf(product, "float32", "float32");
    engine.map(kernel, [a, b], { storage: z, layout: strided(shape, [2000, 2], 1) });
    expect([y.cell.address >= 0, storages.residents.evictions]).toEqual([true, 0]);
    expect(storages.read(z).every((value, i) => value === i % 2)).toBe(true);
  });

  it("nothing else is different", () => {
    const engine = smallEngine(6 * 2 ** 20, false);
    const shape = [2000, 1000];
    const x = drawView("float32", shape, { ...rows, stretched: [] }, values(1));
    const y = drawView("float64", shape, rows, values(2));
    const out = drawView("float32", shape, { ...rows, order: [1, 0], stretched: [] }, values(3));
    const kernel = kernelOf(product, "float32", "float64");
    expect(difference(engine, mapBy(kernel), { inputs: [x, y], out })).toBeUndefined();
  });
});
