import fc from "fast-check";
import { expect, test } from "vitest";
import { placesOf } from "../../test/plain-backend.js";
import { asPython, draws, product, shapes, stepFor } from "../../test/view-model.js";
import { broadcastTo } from "./broadcast.js";
import { expandDims } from "./dimensions.js";
import { type Layout, rowMajor, strided } from "./layout.js";
import { extentOf, mayOverlap, overlapsItself, sameLayout } from "./overlap.js";
import { slice } from "./slice.js";
import { flip, transpose } from "./transpose.js";

/** Layouts such as views have: a chain of steps over a row-major layout. */
const views: fc.Arbitrary<Layout> = fc.tuple(shapes, draws).map(([shape, chain]) => {
  let layout = rowMajor(shape);
  for (const draw of chain) {
    const step = stepFor(draw, layout.shape);
    if (step.kind === "transpose") layout = transpose(layout, step.axes);
    if (step.kind === "flip") layout = flip(layout, step.axes);
    if (step.kind === "slice") layout = slice(layout, asPython(step.specs, layout.shape));
    if (step.kind === "broadcastTo") layout = broadcastTo(layout, step.shape);
    if (step.kind === "expandDims") layout = expandDims(layout, step.axes);
  }
  return layout;
});

const anyLayout: fc.Arbitrary<Layout> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: -6, max: 6 })), { maxLength: 3 })
  .chain((dimensions) =>
    fc.integer({ min: 0, max: 20 }).map((offset) =>
      strided(
        dimensions.map(([length]) => length),
        dimensions.map(([, stride]) => stride),
        offset,
      ),
    ),
  );

test("says that layouts are apart only where they share nothing", () => {
  let apart = 0;
  fc.assert(
    fc.property(anyLayout, anyLayout, (a, b) => {
      if (mayOverlap(a, b)) return;
      apart++;
      const places = new Set(placesOf(a));
      expect(placesOf(b).some((place) => places.has(place))).toBe(false);
    }),
    { numRuns: 500, seed: 1 },
  );
  expect(apart).toBeGreaterThan(50);
});

test("is exact for parts that lie apart or interleave", () => {
  const x = rowMajor([8, 6]);
  const even = slice(x, [null, { step: 2 }]);
  expect(mayOverlap(even, slice(x, [null, { start: 1, step: 2 }]))).toBe(false);
  expect(mayOverlap(slice(x, [null, 0]), slice(x, [null, 1]))).toBe(false);
  expect(mayOverlap(slice(x, [[0, 4]]), slice(x, [[4, 8]]))).toBe(false);
  expect(mayOverlap(slice(x, [[0, 5]]), slice(x, [[4, 8]]))).toBe(true);
  expect(mayOverlap(even, x)).toBe(true);
  expect(mayOverlap(x, slice(x, [[0, 0]]))).toBe(false);
});

test("knows exactly whether a view overlaps itself", () => {
  let overlapping = 0;
  fc.assert(
    fc.property(views, (layout) => {
      const places = placesOf(layout);
      const repeats = new Set(places).size !== places.length;
      if (repeats) overlapping++;
      expect(overlapsItself(layout)).toBe(repeats);
    }),
    { numRuns: 500, seed: 2 },
  );
  expect(overlapping).toBeGreaterThan(10);
});

test("of any strides, never misses an overlap within", () => {
  fc.assert(
    fc.property(anyLayout, (layout) => {
      const places = placesOf(layout);
      if (!overlapsItself(layout)) expect(new Set(places).size).toBe(places.length);
    }),
    { numRuns: 500, seed: 4 },
  );
});

test("the extent of a layout is where its elements lie", () => {
  fc.assert(
    fc.property(
      views.filter(({ shape }) => product(shape) > 0),
      (layout) => {
        const places = placesOf(layout);
        expect(extentOf(layout)).toEqual([Math.min(...places), Math.max(...places)]);
      },
    ),
    { numRuns: 200, seed: 5 },
  );
});

test("layouts are the same when every element is; strides of length 1 say nothing", () => {
  expect(sameLayout(strided([1, 3], [7, 1], 2), strided([1, 3], [0, 1], 2))).toBe(true);
  expect(sameLayout(strided([3], [1], 2), strided([3], [-1], 2))).toBe(false);
  expect(sameLayout(strided([3], [1], 2), strided([3], [1], 1))).toBe(false);
  expect(sameLayout(rowMajor([2, 3]), rowMajor([3, 2]))).toBe(false);
});
