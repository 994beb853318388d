import { workers } from "@lockstep/backend-workers";
import { describeBackend } from "@lockstep/conformance/vitest";
import { pageCapabilities } from "./page-capabilities.js";

describeBackend({
  name: "workers in a page, 3 threads, chunks of 7",
  create: () => workers({ threads: 3, chunk: 7 }),
  capabilities: pageCapabilities,
});
