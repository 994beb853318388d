import { describeBackend } from "@lockstep/conformance/vitest";
import { gpu } from "./browser.js";
import { expectedCapabilities } from "./testing/expected-capabilities.js";

describeBackend({
  name: "gpu in a page, webgl2",
  create: () => gpu({ engine: "webgl2", allow: ["software"] }),
  capabilities: expectedCapabilities("webgl2"),
});
