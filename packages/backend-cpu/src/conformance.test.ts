import { describeBackend } from "@lockstep/conformance/vitest";
import { interpretCapabilities, jsCapabilities } from "./capabilities.js";
import { cpu } from "./index.js";

describeBackend({ name: "cpu, js", create: () => cpu(), capabilities: jsCapabilities });
describeBackend({
  name: "cpu, interpret",
  create: () => cpu({ mode: "interpret" }),
  capabilities: interpretCapabilities,
});
