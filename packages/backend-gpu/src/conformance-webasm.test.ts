import { describeBackend } from "@lockstep/conformance/vitest";
import { gpu } from "./index.js";
import { expectedCapabilities } from "./testing/expected-capabilities.js";

describeBackend({
  name: "gpu in Node, webasm",
  create: () => gpu({ engine: "webasm", allow: ["webasm"] }),
  capabilities: expectedCapabilities("webasm"),
});
