/** What functions that run uncompiled promise. */
import { commonCapabilities, everyFunction } from "@lockstep/codegen";
import type { Capabilities } from "@lockstep/core";

/** The person's own functions, in JavaScript's doubles and with the platform's `Math`. */
export const interpretCapabilities: Capabilities = {
  ...commonCapabilities,
  engine: "interpret",
  rounding: "store",
  reductionOrder: "any",
  functions: everyFunction({ ulp: 2 }),
};
