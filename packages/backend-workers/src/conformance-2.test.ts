import { wasmCapabilities } from "@lockstep/codegen";
import { describeBackend } from "@lockstep/conformance/vitest";
import { workers } from "./index.js";

describeBackend({
  name: "workers, 2 threads",
  create: () => workers({ threads: 2 }),
  capabilities: wasmCapabilities,
});
