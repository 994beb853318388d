import fc from "fast-check";
import { expect, it } from "vitest";
import { boxesBetween } from "./box-view.js";

it("boxes between two indices hold them in row-major order, and are few", () => {
  const ranges = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }).chain((extents) => {
    const size = extents.reduce((product, extent) => product * extent, 1);
    return fc.tuple(fc.constant(extents), fc.nat(size), fc.nat(size));
  });
  fc.assert(
    fc.property(ranges, ([extents, a, b]) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const boxes = [...boxesBetween(extents, from, to)];
      const indices = boxes.flatMap(({ origin, shape }) =>
        origin.reduce<number[]>(
          (found, first, d) =>
            found.flatMap((index) =>
              Array.from({ length: shape[d]! }, (_, i) => index * extents[d]! + first + i),
            ),
          [0],
        ),
      );
      expect(indices).toEqual(Array.from({ length: to - from }, (_, i) => from + i));
      expect(boxes.length).toBeLessThanOrEqual(2 * extents.length - 1);
    }),
  );
});
