import { CpuBackend, type CpuOptions } from "./cpu-backend.js";

/**
 * The sequential device; answers at once. `mode` is `"js"` (the default: each function becomes a loop made
 * for its dtypes and layouts) or `"interpret"` (your own functions are called as they are, breakpoints and
 * all). Where a page forbids generated code, `"js"` falls back to `"interpret"`: `device.capabilities.engine`
 * and `explain` say so. Throws `ARGUMENT_INVALID` for options that do not exist.
 */
export function cpu(options: CpuOptions = {}): CpuBackend {
  return new CpuBackend(options);
}
