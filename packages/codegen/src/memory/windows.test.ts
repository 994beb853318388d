import { type Layout, newArray, strided } from "@lockstep/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copyIn, copyOut } from "./window-copies.js";
import { type Box, boxesOf, planSplit, type Window, type WindowView, windowOf } from "./windows.js";

/** The storage element of every index of a box, in row-major order of the indices. */
function elements(
  { shape, strides, offset }: Layout,
  box: Box = { origin: shape.map(() => 0), shape },
): number[] {
  let found = [offset];
  for (const [d, stride] of strides.entries()) {
    found = found.flatMap((at) =>
      Array.from({ length: box.shape[d]! }, (_, i) => at + (box.origin[d]! + i) * stride),
    );
  }
  return found;
}

const shapes = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 });
const bytes = fc.constantFrom(1, 4, 8);

/** Views of one shape with any strides, negative and zero among them, near and far. */
const problems = shapes.chain((shape) =>
  fc.record({
    shape: fc.constant(shape),
    views: fc.array(
      fc
        .record({
          strides: fc.tuple(
            ...shape.map(() =>
              fc.oneof(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -5000, max: 5000 })),
            ),
          ),
          offset: fc.integer({ min: 0, max: 50 }),
          bytesPerElement: bytes,
        })
        .map(({ strides, offset, bytesPerElement }): WindowView => {
          const below = strides.reduce((sum, stride, d) => sum + Math.min(0, stride * (shape[d]! - 1)), 0);
          return { layout: strided(shape, strides, offset - below), bytesPerElement };
        }),
      { minLength: 1, maxLength: 4 },
    ),
    budget: fc.oneof(fc.integer({ min: 256, max: 1000 }), fc.integer({ min: 1000, max: 40_000 })),
    ordered: fc.subarray(shape.map((_, d) => d)),
  }),
);

const cost = (windows: readonly Window[], views: readonly WindowView[]) =>
  windows.reduce((sum, { length }, v) => sum + Math.ceil((length * views[v]!.bytesPerElement) / 64) * 64, 0);

const windowsOf = (
  views: readonly WindowView[],
  packings: ReturnType<typeof planSplit>["packings"],
  box: Box,
) => views.map((view, v) => windowOf(view, packings[v]!, box));

describe("splitting an index space", () => {
  it("covers every index once, within the budget", () => {
    fc.assert(
      fc.property(problems, ({ shape, views, budget, ordered }) => {
        const split = planSplit(shape, views, budget, { ordered });
        const digits = strided(
          shape,
          shape.map((_, d) => 10 ** d),
          0,
        );
        const covered: number[] = [];
        for (const box of boxesOf(shape, split.shape)) {
          covered.push(...elements(digits, box));
          expect(cost(windowsOf(views, split.packings, box), views)).toBeLessThanOrEqual(budget);
        }
        expect(covered.sort((x, y) => x - y)).toEqual(elements(digits).sort((x, y) => x - y));
      }),
      { numRuns: 300 },
    );
  });

  it("keeps what a box touches, and nothing else changes where it is put back", () => {
    fc.assert(
      fc.property(problems, ({ shape, views, budget, ordered }) => {
        const { shape: cut, packings } = planSplit(shape, views, budget, { ordered });
        for (const [v, view] of views.entries()) {
          const { layout, bytesPerElement } = view;
          const dtype = ({ 1: "uint8", 4: "int32", 8: "float64" } as const)[bytesPerElement as 1 | 4 | 8];
          const places = elements(layout);
          const storage = newArray(dtype, Math.max(...places) + 3).map((_, i) => (i * 7) % 251);
          const expected = storage.slice();
          const isWritable = new Set(places).size === places.length;
          for (const box of boxesOf(shape, cut)) {
            const window = windowOf(view, packings[v]!, box);
            const packed = newArray(dtype, window.length);
            copyIn(window, storage, packed);
            const [inside, outside] = [elements(window.layout), elements(layout, box)];
            expect(window.layout.shape).toEqual(box.shape);
            expect(inside.map((place) => packed[place])).toEqual(outside.map((place) => storage[place]));
            if (!isWritable) continue;
            for (const [i, place] of outside.entries()) {
              expected[place] = (place * 11) % 253;
              packed[inside[i]!] = expected[place]!;
            }
            copyOut(window, packed, storage);
          }
          expect(Buffer.from(storage.buffer).equals(Buffer.from(expected.buffer))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("cuts ordered dimensions so that boxes follow row-major order", () => {
    fc.assert(
      fc.property(problems, ({ shape, views, budget }) => {
        const ordered = shape.map((_, d) => d);
        const split = planSplit(shape, views, budget, { ordered });
        const digits = strided(
          shape,
          shape.map((_, d) => 10 ** (shape.length - d)),
          0,
        );
        const covered = [...boxesOf(shape, split.shape)].flatMap((box) => elements(digits, box));
        expect(covered).toEqual(elements(digits));
      }),
      { numRuns: 100 },
    );
  });

  it("leaves alone what fits", () => {
    const layout = strided([10, 10], [10, 1], 5);
    const views = [{ layout, bytesPerElement: 4 }];
    const { shape, packings } = planSplit([10, 10], views, 448);
    const [box] = boxesOf([10, 10], shape);
    expect(box).toEqual({ origin: [0, 0], shape: [10, 10] });
    expect(windowOf(views[0]!, packings[0]!, box!)).toEqual({
      ...{ first: 5, run: 100, pitch: 100, runs: [], lead: 1, length: 101 },
      source: layout,
      layout: { ...layout, offset: 1 },
    });
  });

  it("keeps rows whole, and packs parts of them where the operands disagree", () => {
    const rows = { layout: strided([1024, 1024], [1024, 1], 0), bytesPerElement: 4 };
    const columns = { layout: strided([1024, 1024], [1, 1024], 0), bytesPerElement: 4 };
    expect(planSplit([1024, 1024], [rows, rows], 2 ** 20).shape).toEqual([64, 1024]);
    const { shape, packings } = planSplit([1024, 1024], [rows, columns], 2 ** 20);
    const [box] = boxesOf([1024, 1024], shape);
    const windows = windowsOf([rows, columns], packings, box!);
    expect(shape[0]! * shape[1]!).toBe(2 ** 16);
    expect(Math.min(...shape)).toBeGreaterThanOrEqual(128);
    expect(windows.map(({ run }) => run)).toEqual([shape[1], shape[0]]);
  });

  it("does not cut what is broadcast for nothing", () => {
    const row = { layout: strided([1000, 1000], [0, 1], 0), bytesPerElement: 8 };
    const out = { layout: strided([1000, 1000], [1000, 1], 0), bytesPerElement: 8 };
    expect(planSplit([1000, 1000], [row, out], 200_000).shape).toEqual([16, 1000]);
  });

  it("leaves room for what else a box needs", () => {
    const layout = strided([1024], [1], 0);
    const besides = ([length]: readonly number[]) => length! * 4;
    expect(planSplit([1024], [{ layout, bytesPerElement: 4 }], 4096, { besides }).shape).toEqual([256]);
  });

  it("keeps runs in their eight bytes", () => {
    const view = { layout: strided([5, 3], [4003, 1], 9), bytesPerElement: 1 };
    const { packings } = planSplit([5, 3], [view], 4096);
    const window = windowOf(view, packings[0]!, { origin: [1, 0], shape: [4, 3] });
    for (let run = 0; run < 4; run++) {
      const [place, element] = [window.lead + run * window.pitch, window.first + run * 4003];
      expect(place % 8).toBe(element % 8);
    }
  });

  it("knows scalars and nothing at all", () => {
    const scalar = { layout: strided([], [], 7), bytesPerElement: 8 };
    const { shape, packings } = planSplit([], [scalar], 0);
    const boxes = [...boxesOf([], shape)];
    expect(boxes).toEqual([{ origin: [], shape: [] }]);
    expect(windowOf(scalar, packings[0]!, boxes[0]!)).toMatchObject({ first: 7, run: 1, length: 1 });
    expect([...boxesOf([3, 0, 2], [3, 0, 2])]).toEqual([]);
  });
});
