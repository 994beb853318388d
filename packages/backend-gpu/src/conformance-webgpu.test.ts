import { describeBackend } from "@lockstep/conformance/vitest";
import { gpu } from "./index.js";
import { expectedCapabilities } from "./testing/expected-capabilities.js";

describeBackend({
  name: "gpu in Node, webgpu",
  create: () => gpu({ engine: "webgpu", allow: ["software"] }),
  capabilities: expectedCapabilities("webgpu"),
});
