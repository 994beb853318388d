import { describe, it } from "vitest";
import { Agreement } from "./testing/agreement.js";
import { partingCase } from "./testing/random-cases.js";

const count = 10_000;
const batch = 1000;
const starts = Array.from({ length: count / batch }, (_, i) => i * batch);

describe("js and wasm give the same bits for random kernels whose elements part", () => {
  const agreement = new Agreement();
  it.each(starts)(
    "from %d on",
    (start) => {
      for (let seed = start; seed < start + batch; seed++) agreement.require(partingCase(seed));
    },
    120_000,
  );
});
