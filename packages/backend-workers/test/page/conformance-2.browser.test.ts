import { workers } from "@lockstep/backend-workers";
import { describeBackend } from "@lockstep/conformance/vitest";
import { pageCapabilities } from "./page-capabilities.js";

describeBackend({
  name: "workers in a page, 2 threads",
  create: () => workers({ threads: 2 }),
  capabilities: pageCapabilities,
});
