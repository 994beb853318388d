import { type Layout, strided } from "@lockstep/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxesOf, planSplit, type WindowView } from "./windows.js";

/** The storage element of every index, in row-major order of the indices. */
function elements(
  { shape, strides, offset }: Layout,
  origin: readonly number[] = shape.map(() => 0),
  of: readonly number[] = shape,
): number[] {
  let found = [offset];
  for (let d = 0; d < shape.length; d++) {
    found = found.flatMap((at) =>
      Array.from({ length: of[d]! }, (_, i) => at + (origin[d]! + i) * strides[d]!),
    );
  }
  return found;
}

const shapes = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 });

/** Views of one shape with any strides, negative and zero among them. */
const problems = shapes.chain((shape) =>
  fc.record({
    shape: fc.constant(shape),
    views: fc.array(
      fc
        .record({
          strides: fc.tuple(...shape.map(() => fc.integer({ min: -60, max: 60 }))),
          offset: fc.integer({ min: 0, max: 50 }),
          bytesPerElement: fc.constantFrom(1, 4, 8),
        })
        .map(({ strides, offset, bytesPerElement }): WindowView => {
          const below = strides.reduce((sum, stride, d) => sum + Math.min(0, stride * (shape[d]! - 1)), 0);
          return { layout: strided(shape, strides, offset - below), bytesPerElement };
        }),
      { minLength: 1, maxLength: 4 },
    ),
    budget: fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 10_000 })),
    whole: fc.subarray(shape.map((_, d) => d)),
  }),
);

const cost = (windows: readonly { length: number }[], views: readonly WindowView[]) =>
  windows.reduce((sum, { length }, v) => sum + Math.ceil((length * views[v]!.bytesPerElement) / 64) * 64, 0);

describe("splitting an index space", () => {
  it("covers every index once, and each box addresses what it did", () => {
    fc.assert(
      fc.property(problems, ({ shape, views, budget, whole }) => {
        const split = planSplit(views, budget, whole);
        const digits = shape.map((_, d) => 10 ** d);
        const covered: number[] = [];
        for (const { origin, shape: extent, windows, layouts } of boxesOf(views, split)) {
          covered.push(...elements(strided(shape, digits, 0), origin, extent));
          views.forEach(({ layout }, v) => {
            const { first, length } = windows[v]!;
            const wanted = elements(layout, origin, extent);
            expect(elements(layouts[v]!).map((element) => element + first)).toEqual(wanted);
            expect(layouts[v]!.shape).toEqual(extent);
            expect([first, first + length - 1]).toEqual([Math.min(...wanted), Math.max(...wanted)]);
          });
          expect(cost(windows, views)).toBeLessThanOrEqual(split.bytes);
          expect(whole.every((d) => extent[d] === shape[d])).toBe(true);
        }
        const all = elements(strided(shape, digits, 0));
        expect(covered.sort((x, y) => x - y)).toEqual(all.sort((x, y) => x - y));
      }),
      { numRuns: 150 },
    );
  });

  it("keeps to the budget, unless not even one element of what may be cut does", () => {
    fc.assert(
      fc.property(problems, ({ views, budget, whole }) => {
        const split = planSplit(views, budget, whole);
        expect(split.fits).toBe(split.bytes <= budget);
        if (split.fits) return;
        const kept = split.shape.map((length, d) => (whole.includes(d) ? length : 1));
        const least = views.map(({ layout }) => ({
          length: layout.strides.reduce((sum, stride, d) => sum + Math.abs(stride) * (kept[d]! - 1), 1),
        }));
        expect(split.bytes).toBe(cost(least, views));
      }),
      { numRuns: 150 },
    );
  });

  it("leaves alone what fits", () => {
    const layout = strided([10, 10], [10, 1], 5);
    const views = [{ layout, bytesPerElement: 4 }];
    const split = planSplit(views, 448);
    expect(split).toEqual({ shape: [10, 10], bytes: 448, fits: true });
    expect([...boxesOf(views, split)]).toEqual([
      {
        origin: [0, 0],
        shape: [10, 10],
        windows: [{ first: 5, length: 100 }],
        layouts: [{ ...layout, offset: 0 }],
      },
    ]);
  });

  it("keeps rows whole, and halves columns where the operands disagree", () => {
    const rows = { layout: strided([1024, 1024], [1024, 1], 0), bytesPerElement: 4 };
    const columns = { layout: strided([1024, 1024], [1, 1024], 0), bytesPerElement: 4 };
    expect(planSplit([rows, rows], 2 ** 20).shape).toEqual([128, 1024]);
    const { shape, fits } = planSplit([rows, columns], 2 ** 20);
    expect(fits).toBe(true);
    expect(shape).toEqual([128, 128]);
  });

  it("does not cut what is broadcast for nothing", () => {
    const row = { layout: strided([1000, 1000], [0, 1], 0), bytesPerElement: 8 };
    const out = { layout: strided([1000, 1000], [1000, 1], 0), bytesPerElement: 8 };
    expect(planSplit([row, out], 200_000).shape).toEqual([16, 1000]);
  });

  it("knows scalars and nothing at all", () => {
    const scalar = [{ layout: strided([], [], 7), bytesPerElement: 8 }];
    expect([...boxesOf(scalar, planSplit(scalar, 0))]).toEqual([
      { origin: [], shape: [], windows: [{ first: 7, length: 1 }], layouts: [strided([], [], 0)] },
    ]);
    const empty = [{ layout: strided([3, 0, 2], [0, 2, 1], 0), bytesPerElement: 8 }];
    expect([...boxesOf(empty, planSplit(empty, 1000))]).toEqual([]);
  });
});
