/** The backend that runs operations here, one after another, in WebAssembly SIMD or in JavaScript. */
export { cpu } from "./cpu.js";
export { CpuBackend, type Permissions } from "./cpu-backend.js";
export type { CpuMode } from "./engine-for.js";
export type { CpuOptions } from "./options.js";
