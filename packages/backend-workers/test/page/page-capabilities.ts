/** What the device is to say of itself on a page: all that it says elsewhere, but that reads must be awaited. */
import { wasmCapabilities } from "@lockstep/codegen";
import type { Capabilities } from "@lockstep/core";
import { expect } from "vitest";

export const pageCapabilities: Capabilities = {
  ...wasmCapabilities,
  syncReads: false,
  syncReadsObstacle: { cause: expect.stringContaining("must not wait"), mend: expect.any(String) },
};
