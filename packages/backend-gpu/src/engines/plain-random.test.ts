import { describe, expect, test } from "vitest";
import { runBoth } from "../testing/kernel-gathers.js";
import { randomCase } from "../testing/random-kernels.js";
import { cpuEngine, webasmEngine } from "./plain-engine.js";

describe.each([
  ["webasm", webasmEngine],
  ["cpu", cpuEngine],
])("%s", (_, engineOf) => {
  test.each([
    ["of every node and statement", "tree"],
    ["whose elements go different ways", "parting"],
  ] as const)("random kernels %s give what they mean", async (_sort, sort) => {
    const engine = engineOf();
    for (let seed = 0; seed < 120; seed++) {
      const drawn = randomCase(seed, sort);
      if (!drawn) continue;
      const { got, meant } = await runBoth(engine, drawn.kernel, drawn.inputs, drawn.columns);
      expect(got, `${sort} ${seed}`).toEqual(meant);
    }
    await engine.close();
  });
});
