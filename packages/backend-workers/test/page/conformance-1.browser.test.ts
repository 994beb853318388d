import { workers } from "@lockstep/backend-workers";
import { describeBackend } from "@lockstep/conformance/vitest";
import { pageCapabilities } from "./page-capabilities.js";

describeBackend({
  name: "workers in a page, 1 thread",
  create: () => workers({ threads: 1 }),
  capabilities: pageCapabilities,
});
