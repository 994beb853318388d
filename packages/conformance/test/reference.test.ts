/** The reference backend is held to the suite like any other. */
import { ReferenceBackend } from "../src/index.js";
import { describeBackend } from "../src/vitest.js";

describeBackend({
  name: "reference",
  create: () => new ReferenceBackend(),
  capabilities: new ReferenceBackend().capabilities,
});
