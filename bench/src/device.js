/** Lockstep's side of every measurement: the cpu backend in the mode that the command line names. */
import { cpu } from "@lockstep/backend-cpu";

export const modes = ["wasm", "js", "interpret"];

/** @param {string} mode empty: whatever `cpu()` gives here */
export function makeDevice(mode) {
  return mode === "" ? cpu() : cpu({ mode: /** @type {any} */ (mode) });
}
