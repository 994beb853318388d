/**
 * The cpu for pages that count bytes: the entry `@lockstep/backend-cpu/map`. It runs `map`, `zip` and whatever is made
 * of these alone, to the same bits and with the same speed as the whole one.
 */
import { MapDevice, type MapMode } from "./map-device.js";
import type { CpuOptions } from "./options.js";

export type { MapDevice, MapMode } from "./map-device.js";

/**
 * The sequential device without reductions, matrix products and methods on tensors; answers at once. `mode` is `"wasm"`
 * (the default) or `"interpret"`, which also runs where the platform has no WebAssembly SIMD or forbids it:
 * `device.capabilities.engine` and `explain` say so. What it leaves out throws `OPERATION_UNAVAILABLE`; options that do
 * not exist, `ARGUMENT_INVALID`.
 */
export function cpu(options: CpuOptions<MapMode> = {}): MapDevice {
  return new MapDevice(options);
}
