import { describe, it } from "vitest";
import { Agreement } from "./testing/agreement.js";
import { treeCase } from "./testing/random-cases.js";

const count = 6000;
const batch = 1000;
const starts = Array.from({ length: count / batch }, (_, i) => i * batch);

/** With the two files beside this one: 20,000 kernels. */
describe("js and wasm give the same bits for random trees", () => {
  const agreement = new Agreement();
  it.each(starts)(
    "from %d on",
    (start) => {
      for (let seed = start; seed < start + batch; seed++) agreement.require(treeCase(seed));
    },
    120_000,
  );
});
