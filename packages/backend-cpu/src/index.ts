/** The backend that runs operations here, one value after another, in JavaScript. */
export { cpu } from "./cpu.js";
export { CpuBackend, type CpuMode, type CpuOptions } from "./cpu-backend.js";
