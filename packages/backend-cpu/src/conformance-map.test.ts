import { wasmCapabilities } from "@lockstep/codegen";
import { describeBackend } from "@lockstep/conformance/vitest";
import { cpu } from "./map.js";

const families =
  "creation layouts overlap broadcast shapes control-flow build-forms map numbers zip javascript accuracy lifecycle";
/** Those that reduce or multiply on their way. */
const beyond = "leaks/scope-sweeps leaks/standard-temporaries order/write-through-view-then-read";

/** What is made of maps alone; the other families are the whole cpu's. */
describeBackend({
  name: "cpu, maps alone",
  create: () => cpu(),
  capabilities: wasmCapabilities,
  query: [
    ...families.split(" ").map((family) => `${family}/*`),
    ...beyond.split(" ").map((id) => `!lifecycle/${id}`),
  ].join(),
});
