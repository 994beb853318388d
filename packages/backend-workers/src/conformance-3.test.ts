import { wasmCapabilities } from "@lockstep/codegen";
import { describeBackend } from "@lockstep/conformance/vitest";
import { workers } from "./index.js";

describeBackend({
  name: "workers, 3 threads, chunks of 7",
  create: () => workers({ threads: 3, chunk: 7 }),
  capabilities: wasmCapabilities,
});
