import { describe, expect, it } from "vitest";
import { Agreement } from "./testing/agreement.js";
import { programCase } from "./testing/random-cases.js";

const count = 4000;
const batch = 500;
const starts = Array.from({ length: count / batch }, (_, i) => i * batch);

describe("js and wasm give the same bits for random functions", () => {
  const agreement = new Agreement();
  it.each(starts)(
    "from %d on",
    (start) => {
      let seed = start * 2;
      for (let agreed = 0; agreed < batch; seed++) {
        const drawn = programCase(seed);
        if (drawn === undefined) continue;
        agreement.require(drawn);
        agreed++;
      }
      // Most of what is drawn is in the language, so batches do not overlap.
      expect(seed).toBeLessThan((start + batch) * 2);
    },
    120_000,
  );
});
