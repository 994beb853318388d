import { wasmCapabilities } from "@lockstep/codegen";
import { describeBackend } from "@lockstep/conformance/vitest";
import { workers } from "./index.js";

describeBackend({
  name: "workers, 8 threads, chunks of 64",
  create: () => workers({ threads: 8, chunk: 64 }),
  capabilities: wasmCapabilities,
});
