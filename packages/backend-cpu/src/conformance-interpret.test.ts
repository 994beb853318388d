import { describeBackend } from "@lockstep/conformance/vitest";
import { interpretCapabilities } from "./capabilities.js";
import { cpu } from "./index.js";

describeBackend({
  name: "cpu, interpret",
  create: () => cpu({ mode: "interpret" }),
  capabilities: interpretCapabilities,
});
