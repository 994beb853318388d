import { describeBackend } from "@lockstep/conformance/vitest";
import { gpu } from "./browser.js";
import { expectedCapabilities } from "./testing/expected-capabilities.js";

describeBackend({
  name: "gpu in a page, webgl",
  create: () => gpu({ engine: "webgl", allow: ["software"] }),
  capabilities: expectedCapabilities("webgl"),
  // Programs take longer to compile where nothing but arithmetic tells the bits of a float.
  timeout: 120_000,
  xfail: {
    "creation/astype/float32-to-bool":
      "GLSL ES 1.00 on a driver that takes subnormal numbers for 0 has nothing that tells them from it (ENGINES.md, §11)",
  },
});
