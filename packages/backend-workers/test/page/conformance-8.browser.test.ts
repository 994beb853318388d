import { workers } from "@lockstep/backend-workers";
import { describeBackend } from "@lockstep/conformance/vitest";
import { pageCapabilities } from "./page-capabilities.js";

describeBackend({
  name: "workers in a page, 8 threads, chunks of 64",
  create: () => workers({ threads: 8, chunk: 64 }),
  capabilities: pageCapabilities,
});
