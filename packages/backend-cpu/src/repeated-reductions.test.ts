/** What was planned for a small reduction serves the next like it, and no other. */
import { Arena, WasmEngine, workspaceBytes } from "@lockstep/codegen";
import { add, max, mean, reduce, sum, type Tensor } from "@lockstep/core";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { EngineDevice } from "./testing/engine-device.js";

const deviceIn = (shared: boolean, room = 2 ** 20) =>
  new EngineDevice(new WasmEngine(new Arena({ maximum: workspaceBytes + room, shared })));

const weighted = reduce((acc: number, x: number, weight: number) => acc + x * weight, 0);

describe.each([true, false])("a reduction that is asked again (shared memory: %s)", (shared) => {
  it("goes the short way, and sees what its elements are by then", () => {
    const device = deviceIn(shared);
    const x = device.tensor([1, 2, 3]);
    const out = device.empty([]);
    sum(x, { out });
    const run = vi.spyOn(device.engine.runner, "run");
    for (let round = 1; round <= 3; round++) {
      add(x, 1, { out: x });
      run.mockClear();
      expect(sum(x, { out }).item()).toBe(6 + 3 * round);
      expect(sum(device.tensor([round, round, round])).item()).toBe(3 * round);
      expect(run).not.toHaveBeenCalled();
    }
  });

  it("of other numbers beside its tensors is another", () => {
    const device = deviceIn(shared);
    const x = device.tensor([1, 2, 3]);
    for (const weight of [2, 2, 3, -0.5, -0.5, 2]) expect(weighted(x, weight).item()).toBe(6 * weight);
    expect(weighted(x, x).item()).toBe(14);
    expect(weighted(x, 2).item()).toBe(12);
  });

  it("writes all of an output that still holds what was there before", () => {
    const device = deviceIn(shared);
    const x = device.tensor([
      [1, 2],
      [3, 4],
    ]);
    for (let round = 0; round < 3; round++) {
      const dirty = device.full([4], 9);
      dirty.dispose();
      const whole = device.empty([4]);
      // Only half of it is written, and the other half is zeros that nobody has written.
      expect(sum(x, { axis: 0, out: whole.slice([1, 3]) }).arraySync()).toEqual([4, 6]);
      expect(whole.arraySync()).toEqual([0, 4, 6, 0]);
      whole.dispose();
    }
  });

  it("goes on where the memory has grown, or its tensors had to leave it", () => {
    const device = deviceIn(shared, 2 ** 26);
    const x = device.tensor([1, 2, 3]);
    expect(sum(x).item()).toBe(6);
    const { arena } = device.engine;
    const before = arena.size;
    const large = device.ones([3 * 2 ** 22]);
    if (shared) expect(arena.size).toBeGreaterThan(before);
    expect(sum(x).item()).toBe(6);
    const larger = device.ones([2 ** 22 + 2 ** 20]);
    expect(device.engine.storages.residents.evictions).toBeGreaterThan(0);
    for (let round = 0; round < 2; round++) expect(sum(x).item()).toBe(6);
    expect(mean(large).item() + mean(larger).item()).toBe(2);
  });
});

/** Views of one tensor, of which several have the same shape and none the same elements. */
const views: readonly ((x: Tensor) => Tensor)[] = [
  (x) => x,
  (x) => x.T,
  (x) => x.flip(),
  (x) => x.slice([0, 3], [0, 3]),
  (x) => x.slice([1, 4], [1, 4]),
  (x) => x.slice({ step: 2 }, null),
  (x) => x.slice([1, 2], null),
  (x) => x.slice([2, 3], null).reshape([1, 4]),
  (x) => x.slice([0, 1], null).broadcastTo([4, 4]),
];

describe("reductions in any order over views of any layout", () => {
  it.each(["float32", "int32", "float64"] as const)("of %s are each what they should be", (dtype) => {
    const device = deviceIn(true);
    const draw = fc.record({
      view: fc.nat({ max: views.length - 1 }),
      axis: fc.constantFrom(null, 0, 1),
      keepdims: fc.boolean(),
      isSum: fc.boolean(),
      isGiven: fc.boolean(),
      tensor: fc.nat({ max: 1 }),
    });
    fc.assert(
      fc.property(fc.array(draw, { minLength: 2, maxLength: 12 }), (draws) => {
        const tensors = [0, 1].map((t) =>
          device.tensor(
            Array.from({ length: 4 }, (_, i) => Array.from({ length: 4 }, (_, j) => 16 * t + 4 * i + j - 9)),
            { dtype },
          ),
        );
        for (const { view, axis, keepdims, isSum, isGiven, tensor } of draws) {
          const x = views[view]!(tensors[tensor]!);
          const rows = x.arraySync() as number[][];
          const columns = rows[0]!.map((_, j) => rows.map((row) => row[j]!));
          const one = (values: number[]) =>
            isSum ? values.reduce((a, b) => a + b) : values.reduce((a, b) => Math.max(a, b));
          const expected = axis === null ? [one(rows.flat())] : (axis === 0 ? columns : rows).map(one);
          const shape = axis === null ? (keepdims ? [1, 1] : []) : [...x.shape];
          if (axis !== null && keepdims) shape[axis] = 1;
          else if (axis !== null) shape.splice(axis, 1);
          const into = { axis, keepdims, out: device.full(shape, 77, { dtype }) };
          const fresh = { axis, keepdims };
          const result: Tensor = isSum
            ? isGiven
              ? sum(x, into)
              : sum(x, fresh)
            : isGiven
              ? max(x, into)
              : max(x, fresh);
          expect([result.shape, [...result.dataSync()]]).toEqual([shape, expected]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
