import { describeBackend } from "@lockstep/conformance/vitest";
import { gpu } from "./index.js";
import { expectedCapabilities } from "./testing/expected-capabilities.js";

describeBackend({
  name: "gpu in Node, cpu",
  create: () => gpu({ engine: "cpu", allow: ["cpu"] }),
  capabilities: expectedCapabilities("cpu"),
});
