import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Layout, rowMajor, strided } from "./layout.js";
import { type Plan, planLoop } from "./plan.js";
import { planReduction } from "./plan-reduction.js";

/**
 * A shape of up to 9 dimensions and few elements, and `count` views of it: permuted, flipped, broadcast,
 * padded.
 */
const views = (count: number) =>
  fc
    .array(fc.constantFrom(0, 1, 1, 2, 2, 3, 4), { maxLength: 9 })
    .filter((shape) => shape.reduce<number>((size, length) => size * length, 1) <= 400)
    .chain((shape) =>
      fc.tuple(fc.constant(shape), fc.array(viewOf(shape, true), { minLength: count, maxLength: count })),
    );

function viewOf(shape: readonly number[], mayBroadcast: boolean): fc.Arbitrary<Layout> {
  const axes = shape.map((_, axis) => axis);
  return fc
    .record({
      order: fc.shuffledSubarray(axes, { minLength: axes.length, maxLength: axes.length }),
      flips: fc.array(fc.boolean(), { minLength: axes.length, maxLength: axes.length }),
      gaps: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: axes.length, maxLength: axes.length }),
      zeros: fc.array(fc.integer({ min: 0, max: mayBroadcast ? 4 : 3 }), {
        minLength: axes.length,
        maxLength: axes.length,
      }),
      plain: fc.boolean(),
      offset: fc.integer({ min: 0, max: 5 }),
    })
    .map(({ order, flips, gaps, zeros, plain, offset: padding }) => {
      if (plain) return rowMajor(shape, padding);
      const strides = new Array<number>(shape.length).fill(0);
      let stride = 1;
      let offset = padding;
      for (const axis of order) {
        if (zeros[axis] === 4) continue;
        stride *= gaps[axis]!;
        strides[axis] = flips[axis] ? -stride : stride;
        if (flips[axis]) offset += Math.max(0, shape[axis]! - 1) * stride;
        stride *= Math.max(1, shape[axis]!);
      }
      return strided(shape, strides, offset);
    });
}

/** The storage elements of every operand at each step, as the loops of `plan` meet them. */
function walk(plan: Plan): string[] {
  const visited: string[] = [];
  const step = (loop: number, at: readonly number[]): void => {
    if (loop === plan.extents.length) {
      visited.push(at.join());
      return;
    }
    for (let i = 0; i < plan.extents[loop]!; i++)
      step(
        loop + 1,
        at.map((place, k) => place + i * plan.strides[k]![loop]!),
      );
  };
  step(0, plan.offsets);
  return visited;
}

function walkNaively(layouts: readonly Layout[]): string[] {
  const visited: string[] = [];
  const step = (axis: number, at: readonly number[]): void => {
    if (axis === layouts[0]!.shape.length) {
      visited.push(at.join());
      return;
    }
    const length = layouts[0]!.shape[axis]!;
    for (let i = 0; i < length; i++)
      step(
        axis + 1,
        at.map((place, k) => place + i * layouts[k]!.strides[axis]!),
      );
  };
  step(
    0,
    layouts.map((layout) => layout.offset),
  );
  return visited;
}

describe("planLoop", () => {
  it("visits what the naive walk visits, each once", () => {
    fc.assert(
      fc.property(views(3), ([, [a, b, out]]) => {
        expect(walk(planLoop([a!, b!], out!)).sort()).toEqual(walkNaively([a!, b!, out!]).sort());
      }),
      { seed: 20, numRuns: 500 },
    );
  });

  it("makes one loop of contiguous layouts", () => {
    const layout = rowMajor([2, 3, 4], 7);
    expect(planLoop([layout], rowMajor([2, 3, 4]))).toEqual({
      size: 24,
      extents: [24],
      strides: [[1], [1]],
      offsets: [7, 0],
    });
  });

  it("makes one loop of one turn for a scalar", () => {
    expect(planLoop([rowMajor([], 3)], rowMajor([]))).toEqual({
      size: 1,
      extents: [1],
      strides: [[1], [1]],
      offsets: [3, 0],
    });
  });

  it("drops lengths of 1 and merges what all layouts run through evenly", () => {
    const plan = planLoop([strided([2, 1, 3, 4], [0, 9, 4, 1], 0)], rowMajor([2, 1, 3, 4]));
    expect(plan.extents).toEqual([2, 12]);
    expect(plan.strides).toEqual([
      [0, 1],
      [12, 1],
    ]);
  });

  it("walks a transposed output along its own memory", () => {
    const plan = planLoop([strided([3, 5], [1, 3], 0)], strided([3, 5], [1, 3], 0));
    expect(plan.extents).toEqual([15]);
  });

  it("walks a flipped output forwards", () => {
    const plan = planLoop([rowMajor([4])], strided([4], [-1], 3));
    expect(plan).toEqual({ size: 4, extents: [4], strides: [[-1], [1]], offsets: [3, 0] });
  });

  it("makes nothing of nothing", () => {
    expect(walk(planLoop([strided([0, 3], [0, 1], 2)], rowMajor([0, 3])))).toEqual([]);
  });
});

describe("planReduction", () => {
  const cases = views(2).chain(([shape, inputs]) =>
    fc.tuple(fc.constant(inputs), fc.subarray(shape.map((_, axis) => axis)), viewOf(shape, false)),
  );

  /** For each output element, the reduced elements of the inputs in the order that the plan meets them. */
  function grouped(inputs: readonly Layout[], axes: readonly number[], out: Layout, anyOrder: boolean) {
    const { outputs, reduced } = planReduction(inputs, axes, out, anyOrder);
    const groups: Record<string, string[]> = {};
    for (const at of walk(outputs)) {
      const places = at.split(",").map(Number);
      groups[places.at(-1)!] = walk({ ...reduced, offsets: places.slice(0, -1) });
    }
    return groups;
  }

  function groupedNaively(inputs: readonly Layout[], axes: readonly number[], out: Layout) {
    const groups: Record<string, string[]> = {};
    const keptShape = out.shape;
    const only = (layout: Layout, offset: number, kept: boolean) =>
      strided(
        layout.shape.map((length, axis) => (axes.includes(axis) === kept ? 1 : length)),
        layout.strides,
        offset,
      );
    for (const at of walkNaively([
      ...inputs.map((layout) => strided(keptShape, layout.strides, layout.offset)),
      out,
    ])) {
      const places = at.split(",").map(Number);
      groups[places.at(-1)!] = walkNaively(inputs.map((layout, k) => only(layout, places[k]!, false)));
    }
    return groups;
  }

  const reducedShape = (out: Layout, axes: readonly number[]) =>
    strided(
      out.shape.map((length, axis) => (axes.includes(axis) ? 1 : length)),
      out.strides,
      out.offset,
    );

  it("meets the reduced elements of each output in row-major order", () => {
    fc.assert(
      fc.property(cases, ([inputs, axes, wide]) => {
        const out = reducedShape(wide, axes);
        expect(grouped(inputs, axes, out, false)).toEqual(groupedNaively(inputs, axes, out));
      }),
      { seed: 21, numRuns: 500 },
    );
  });

  it("meets the same elements in another order when it may", () => {
    fc.assert(
      fc.property(cases, ([inputs, axes, wide]) => {
        const out = reducedShape(wide, axes);
        const sorted = (groups: Record<string, string[]>) =>
          Object.fromEntries(Object.entries(groups).map(([key, list]) => [key, [...list].sort()]));
        expect(sorted(grouped(inputs, axes, out, true))).toEqual(sorted(groupedNaively(inputs, axes, out)));
      }),
      { seed: 22, numRuns: 500 },
    );
  });

  it("reorders the reduced dimensions only when it may", () => {
    const transposed = strided([4, 6], [1, 4], 0);
    const out = rowMajor([1, 1]);
    expect(planReduction([transposed], [0, 1], out).reduced.extents).toEqual([4, 6]);
    expect(planReduction([transposed], [0, 1], out, true).reduced.extents).toEqual([24]);
  });
});
