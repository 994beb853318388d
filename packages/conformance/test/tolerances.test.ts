/** The tolerant oracle, tested: a backend as loose as it says passes, and one that is looser does not. */
import { expect, test } from "vitest";
import { allCases, isFailure, runCases } from "../src/index.js";
import { describeBackend } from "../src/vitest.js";
import { SloppyBackend } from "./backends/sloppy-backend.js";

const query = [
  "capabilities/*",
  "lifecycle/order/*",
  "layouts/map/*",
  "control-flow/*",
  "build-forms/esbuild-minify/*",
  "reduce/special/*",
  "reduce/tree/*-float32-*",
  "reduce/fold/*-float32-*",
  "reduce-axes/init/*",
  "matmul/*",
  "map/*",
  "numbers/*",
  "zip/*",
  "accuracy/*",
  "standard*",
  "random/*",
].join(",");

describeBackend({
  name: "as loose as it says",
  create: () => new SloppyBackend(),
  capabilities: new SloppyBackend().capabilities,
  query,
});

test.each(["layouts/map/*", "matmul/*", "map/*", "zip/*", "accuracy/*", "reduce/tree/sum-float32-*"])(
  "looser than it says: %s",
  async (pattern) => {
    const results = runCases({ create: () => new SloppyBackend(40), cases: allCases({ query: pattern }) });
    let failed = 0;
    for await (const result of results) if (isFailure(result)) failed += 1;
    expect(failed).toBeGreaterThan(0);
  },
);
