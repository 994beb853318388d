import { wasmCapabilities } from "@lockstep/codegen";
import { describeBackend } from "@lockstep/conformance/vitest";
import { workers } from "./index.js";

describeBackend({
  name: "workers, 1 thread",
  create: () => workers({ threads: 1 }),
  capabilities: wasmCapabilities,
});
