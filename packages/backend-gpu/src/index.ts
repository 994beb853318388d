/** Lockstep on the graphics card, from Node. */
import { nodeEngines } from "./engines/node-engines.js";
import type { GpuBackend } from "./gpu-backend.js";
import { makeGpu } from "./make-gpu.js";
import type { GpuOptions } from "./options.js";

/**
 * The device of the graphics card. Resolves once an engine computes on one.
 *
 * In Node that is WebGPU, by the optional package `webgpu`. Throws `BACKEND_UNAVAILABLE`, with what was tried and why it
 * was not taken, where there is no card; `allow` names what may take its place. `ARGUMENT_INVALID` for options that do
 * not exist.
 */
export function gpu(options: GpuOptions = {}): Promise<GpuBackend> {
  return makeGpu(nodeEngines, options);
}

export type { Adapter, EngineName } from "./engines/engine.js";
export type { GpuBackend } from "./gpu-backend.js";
export type { GpuOptions, InPlaceOfCard } from "./options.js";
