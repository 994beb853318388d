import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placesOf } from "../../test/plain-backend.js";
import { refusal } from "../../test/refusal.js";
import { indicesOf, product, shapes } from "../../test/view-model.js";
import { type Layout, rowMajor, strided } from "./layout.js";
import { reshape, resolveShape } from "./reshape.js";

/** Whether some strides see `places` in `shape`: take them from the first steps, and look at every element. */
function someStridesExist(places: readonly number[], shape: readonly number[]): boolean {
  const indices = indicesOf(shape);
  const placeAt = (index: readonly number[]) => places[index.reduce((i, n, d) => i * shape[d]! + n, 0)]!;
  const strides = shape.map((length, d) =>
    length < 2 ? 0 : placeAt(shape.map((_, other) => (other === d ? 1 : 0))) - places[0]!,
  );
  return indices.every(
    (index) => placeAt(index) === places[0]! + index.reduce((sum, n, d) => sum + n * strides[d]!, 0),
  );
}

const permuted = ({ shape, strides, offset }: Layout, keys: readonly number[]) => {
  const order = shape.map((_, d) => d).sort((a, b) => keys[a]! - keys[b]!);
  return strided(
    order.map((d) => shape[d]!),
    order.map((d) => strides[d]!),
    offset,
  );
};

test("reshape is a view exactly where strides allow one, and sees the same order", () => {
  let views = 0;
  let copies = 0;
  fc.assert(
    fc.property(
      shapes.filter((shape) => product(shape) > 0),
      fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
      fc.array(fc.constantFrom(1, 2, 3, 4), { maxLength: 5 }),
      (shape, keys, wanted) => {
        const layout = permuted(rowMajor(shape), keys);
        const size = product(shape);
        const head = wanted.filter((_, d) => size % product(wanted.slice(0, d + 1)) === 0);
        const rest = size / product(head);
        fc.pre(Number.isInteger(rest));
        const target = [...head, rest];
        const result = reshape(layout, target);
        if (result) views++;
        else copies++;
        expect(result !== undefined).toBe(someStridesExist(placesOf(layout), target));
        if (result) {
          expect(result.shape).toEqual(target);
          expect(placesOf(result)).toEqual(placesOf(layout));
        }
      },
    ),
    { numRuns: 500, seed: 3 },
  );
  expect(views).toBeGreaterThan(100);
  expect(copies).toBeGreaterThan(30);
});

test("a broadcast dimension can be cut, but not merged with another", () => {
  const layout = strided([6, 2], [0, 1], 0);
  expect(reshape(layout, [2, 3, 2])?.strides).toEqual([0, 0, 1]);
  expect(reshape(layout, [12])).toBeUndefined();
});

describe("the open length", () => {
  test("is what the others leave", () => {
    expect(resolveShape([2, -1], 6)).toEqual([2, 3]);
    expect(resolveShape(-1, 6)).toEqual([6]);
    expect(resolveShape([-1, 2], 0)).toEqual([0, 2]);
    expect(resolveShape([-1, 0], 0)).toEqual([0, 0]);
  });

  test("is refused twice, or where nothing fits", () => {
    expect(() => resolveShape([-1, -1], 6)).toThrow(refusal("SHAPE_INVALID"));
    expect(() => resolveShape([4, -1], 6)).toThrow(refusal("SHAPE_MISMATCH"));
    expect(() => resolveShape([0, -1], 6)).toThrow(refusal("SHAPE_MISMATCH"));
  });
});

test.each([[[2, 2]], [7], [[]]])("refuses %j for 6 elements", (shape) => {
  expect(() => resolveShape(shape, 6)).toThrow(refusal("SHAPE_MISMATCH"));
});

test.each([[[2, -2]], [[1.5, 4]], [Number.NaN], ["6" as never], [["6"] as never], [null as never]])(
  "refuses %j as a shape",
  (shape) => {
    expect(() => resolveShape(shape, 6)).toThrow(refusal("SHAPE_INVALID"));
  },
);
