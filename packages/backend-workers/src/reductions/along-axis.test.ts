/** Reductions divided along their elements give the bits of one thread. */
import { max, mean, reduce, sum, type Tensor } from "@lockstep/core";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { workers } from "../index.js";
import type { WorkersBackend } from "../workers-backend.js";

let alone: WorkersBackend;
const crews = new Map<number, WorkersBackend>();
const threadCounts = [2, 3, 8];

beforeAll(async () => {
  alone = await workers({ threads: 1 });
  for (const threads of threadCounts) crews.set(threads, await workers({ threads, chunk: 500 }));
});
afterAll(async () => {
  await alone.dispose();
  for (const crew of crews.values()) await crew.dispose();
});

const logOfSum = reduce((acc, x, y) => acc + Math.exp(x) * y, 0.5);
const times = reduce((acc, x) => acc * x, 1, { associative: true });
const operations: Readonly<Record<string, (x: Tensor, axis: number[]) => Tensor>> = {
  sum: (x, axis) => sum(x, { axis }),
  max: (x, axis) => max(x, { axis }),
  mean: (x, axis) => mean(x, { axis }),
  "a dot product of a function": (x, axis) => logOfSum(x, x.flip(axis[0]!), { axis }),
  "a promised product": (x, axis) => times(x, { axis }),
};

const shapes: fc.Arbitrary<number[]> = fc.constantFrom<number[]>(
  [5000],
  [2048],
  [2049],
  [1, 20_011],
  [3, 9000],
  [9000, 3],
  [70, 90, 2],
  [2, 70, 90],
);
const layouts = fc.constantFrom("as it is", "transposed", "every second");

it.each(Object.keys(operations))("%s", async (name) => {
  const operation = operations[name]!;
  await fc.assert(
    fc.asyncProperty(shapes, layouts, fc.nat(1000), fc.boolean(), async (shape, layout, seed, wide) => {
      const count = shape.reduce((product, extent) => product * extent, 1);
      const values = Float64Array.from(
        { length: count },
        (_, i) => 1 + (((i * 2654435761 + seed) % 1013) - 506) / 2 ** 18,
      );
      const dtype = wide ? "float64" : "float32";
      const axes = [[...shape.keys()], [shape.indexOf(Math.max(...shape))]];
      for (const crew of crews.values()) {
        for (const axis of axes) {
          const [here, there] = [alone, crew].map((backend) => {
            const whole = backend.tensor(values, { shape, dtype });
            if (layout === "transposed")
              return operation(whole.T, axis.map((a) => shape.length - 1 - a).sort());
            return operation(layout === "every second" ? whole.slice({ step: 2 }) : whole, axis);
          });
          expect(await there!.data()).toEqual(await here!.data());
        }
      }
    }),
    { numRuns: 25, seed: 7 },
  );
});
