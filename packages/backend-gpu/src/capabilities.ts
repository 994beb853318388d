/** What a device says of itself: what its engine can hold, and how exact its arithmetic and functions are. */
import type { Capabilities } from "@lockstep/core";
import { accuracyOf } from "./accuracy.js";
import type { Engine } from "./engines/engine.js";

export function capabilitiesOf({ name, adapter, dtypes, limits, flushesSubnormals }: Engine): Capabilities {
  return {
    dtypes,
    engine: name,
    syncReads: false,
    maxElements: limits.elements,
    rounding: "each",
    reductionOrder: "fixed",
    flushesSubnormals,
    ...accuracyOf(name, adapter),
  };
}
