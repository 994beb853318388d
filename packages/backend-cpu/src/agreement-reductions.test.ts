import { printKernel } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { Agreement } from "./testing/agreement.js";
import { reductionCase } from "./testing/random-reductions.js";

const count = 2000;
const batch = 500;
const starts = Array.from({ length: count / batch }, (_, i) => i * batch);

describe("js and wasm give the same bits for random reductions", () => {
  const agreement = new Agreement();
  it.each(starts)(
    "from %d on",
    (start) => {
      let agreed = 0;
      for (let seed = start; seed < start + batch; seed++) {
        const drawn = reductionCase(seed);
        if (drawn === undefined) continue;
        const { reduction, axes, given, title } = drawn;
        const difference = agreement.difference(given, (engine, inputs, out) =>
          engine.reduce(reduction, inputs, axes, out),
        );
        if (difference !== undefined) {
          const views = [...given.inputs, given.out].map((view) =>
            typeof view === "number" ? view : { dtype: view.dtype, ...view.layout },
          );
          const details = JSON.stringify({ axes, views, difference });
          expect.fail(`${title}\n${reduction.order}\n${printKernel(reduction.step)}\n${details}`);
        }
        agreed++;
      }
      expect(agreed).toBeGreaterThan(batch / 2);
    },
    120_000,
  );
});
