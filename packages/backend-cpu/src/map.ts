/**
 * The cpu for pages that count bytes: the entry `@lockstep/backend-cpu/map`. It runs `map`, `zip` and whatever is made
 * of these alone, to the same bits and with the same speed as the whole one.
 */
import { LockstepError } from "@lockstep/core";
import { MapDevice } from "./map-device.js";

export type { MapDevice } from "./map-device.js";

/**
 * The sequential device without reductions, matrix products and methods on tensors; answers at once. Where the platform
 * has no WebAssembly SIMD or forbids it, it calls functions uncompiled: `device.capabilities.engine` and `explain` say
 * so. What it leaves out throws `OPERATION_UNAVAILABLE`; options, of which it has none, `ARGUMENT_INVALID`.
 */
export function cpu(...options: readonly never[]): MapDevice {
  if (options.length === 0) return new MapDevice();
  throw new LockstepError("ARGUMENT_INVALID", {
    cause: "The cpu of @lockstep/backend-cpu/map takes no options",
    mend: 'Modes are options of the whole one: import { cpu } from "@lockstep/backend-cpu"',
  });
}
