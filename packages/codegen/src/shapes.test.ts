import fc from "fast-check";
import { expect, it } from "vitest";
import { type MapShape, mapKey, type ReduceShape, reduceKey } from "./shapes.js";

const kind = fc.constantFrom("bool", "uint8", "int32", "float32", "float64", "number");
const dtype = fc.constantFrom("bool", "uint8", "int32", "float32", "float64");
const step = fc.constantFrom("fixed", "next", "stride");
const operands = fc
  .integer({ min: 0, max: 10 })
  .chain((count) =>
    fc.tuple(
      fc.array(kind, { minLength: count, maxLength: count }),
      fc.array(step, { minLength: count + 1, maxLength: count + 1 }),
    ),
  );

it("keys tell map shapes apart", () => {
  const shape = fc
    .tuple(operands, dtype, fc.integer({ min: 1, max: 9 }), fc.boolean(), fc.boolean())
    .map(
      ([[inputs, steps], out, loops, tiled, fromStart]) =>
        ({ inputs, steps, out, loops, tiled, fromStart }) as MapShape,
    );
  fc.assert(
    fc.property(shape, shape, (a, b) => {
      // Shapes are compared for one kernel, which takes one number of inputs.
      fc.pre(a.inputs.length === b.inputs.length);
      expect(mapKey(a) === mapKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      expect(mapKey({ ...a })).toBe(mapKey(a));
      expect(mapKey({ ...a, tiled: !a.tiled })).not.toBe(mapKey(a));
      expect(mapKey({ ...a, fromStart: !a.fromStart })).not.toBe(mapKey(a));
      expect(mapKey({ ...a, loops: a.loops + 1 })).not.toBe(mapKey(a));
    }),
    { seed: 5, numRuns: 500 },
  );
});

it("keys tell the forms and loops of reductions apart", () => {
  const seen = new Set<number | string>();
  for (const form of ["fold", "fold-strips", "tree", "tree-strips"] as const) {
    for (let outputLoops = 1; outputLoops < 10; outputLoops++) {
      for (let reducedLoops = 1; reducedLoops < 10; reducedLoops++) {
        for (const steps of [
          ["next", "next"],
          ["next", "stride"],
          ["stride", "next"],
        ] as ReduceShape["steps"][]) {
          seen.add(
            reduceKey({ inputs: ["float32"], out: "float32", form, outputLoops, reducedLoops, steps }),
          );
        }
      }
    }
  }
  expect(seen.size).toBe(4 * 9 * 9 * 3);
});
