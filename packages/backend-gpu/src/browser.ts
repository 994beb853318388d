/** Lockstep on the graphics card, in a page or in a worker of one. */
import { pageEngines } from "./engines/page-engines.js";
import type { GpuBackend } from "./gpu-backend.js";
import { makeGpu } from "./make-gpu.js";
import type { GpuOptions } from "./options.js";

/**
 * The device of the graphics card. Resolves once an engine computes on one.
 *
 * In a page that is WebGPU, or else WebGL 2, or else WebGL 1. Throws `BACKEND_UNAVAILABLE`, with what was tried and why it
 * was not taken, where there is no card; `allow` names what may take its place. `ARGUMENT_INVALID` for options that do
 * not exist.
 */
export function gpu(options: GpuOptions = {}): Promise<GpuBackend> {
  return makeGpu(pageEngines, options);
}

export type { Adapter, EngineName } from "./engines/engine.js";
export type { GpuBackend } from "./gpu-backend.js";
export type { GpuOptions, InPlaceOfCard } from "./options.js";
