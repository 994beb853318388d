import { CpuBackend } from "./cpu-backend.js";
import type { CpuOptions } from "./options.js";

/**
 * The sequential device; answers at once. `mode` is `"wasm"` (the default: each function becomes WebAssembly SIMD made
 * for its dtypes and layouts), `"js"` (a JavaScript loop, to the same bits) or `"interpret"` (your own functions are
 * called as they are, breakpoints and all). Where the platform has no WebAssembly SIMD or forbids generated code, the
 * next of them runs: `device.capabilities.engine` and `explain` say so. Throws `ARGUMENT_INVALID` for options that do
 * not exist.
 */
export function cpu(options: CpuOptions = {}): CpuBackend {
  return new CpuBackend(options);
}
