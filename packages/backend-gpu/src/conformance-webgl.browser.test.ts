import { describeBackend } from "@lockstep/conformance/vitest";
import { gpu } from "./browser.js";
import { expectedCapabilities } from "./testing/expected-capabilities.js";

/**
 * What has been seen to pass as a whole. Programs with functions of `Math` take seconds to compile on a driver on the
 * processor, and the families that are made of them (accuracy, standard, javascript, random, regressions) an hour.
 */
const families = [
  ...[
    "capabilities",
    "creation",
    "sequences",
    "shapes",
    "layouts",
    "broadcast",
    "overlap",
    "map",
    "zip",
    "numbers",
  ],
  ...["control-flow", "build-forms", "reduce", "reduce-axes", "matmul", "lifecycle", "honesty", "refusals"],
];

describeBackend({
  name: "gpu in a page, webgl",
  create: () => gpu({ engine: "webgl", allow: ["software"] }),
  capabilities: expectedCapabilities("webgl"),
  query: families.map((family) => `${family}/*`).join(","),
  // Programs take longer to compile where nothing but arithmetic tells the bits of a float.
  timeout: 120_000,
  xfail: {
    "creation/astype/float32-to-bool":
      "GLSL ES 1.00 on a driver that takes subnormal numbers for 0 has nothing that tells them from it (ENGINES.md, §11)",
  },
});
