/** Lockstep's side of a measurement: the cpu backend in the mode that the command line names, or workers. */
import { cpu } from "@lockstep/backend-cpu";
import { workers } from "@lockstep/backend-workers";

export const modes = ["wasm", "js", "interpret"];

/** @param {string} mode empty: whatever `cpu()` gives here */
export function makeDevice(mode) {
  return mode === "" ? cpu() : cpu({ mode: /** @type {any} */ (mode) });
}

/** @param {string} mode as of `makeDevice`, or `workers:` and how many threads */
export async function startDevice(mode) {
  const [backend, threads] = mode.split(":");
  return backend === "workers" ? workers({ threads: Number(threads) }) : makeDevice(mode);
}
