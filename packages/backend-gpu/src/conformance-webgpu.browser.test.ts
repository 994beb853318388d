import { describeBackend } from "@lockstep/conformance/vitest";
import { gpu } from "./browser.js";
import { expectedCapabilities } from "./testing/expected-capabilities.js";

describeBackend({
  name: "gpu in a page, webgpu",
  create: () => gpu({ engine: "webgpu", allow: ["software"] }),
  capabilities: expectedCapabilities("webgpu"),
});
