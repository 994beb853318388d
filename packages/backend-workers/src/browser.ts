/** Lockstep on every core, in a page or in a worker of one. */
import { makeWorkers } from "./make-workers.js";
import type { WorkersOptions } from "./options.js";
import { pagePlatform } from "./threads/page-platform.js";
import type { WorkersBackend } from "./workers-backend.js";

/**
 * The parallel device: the same loops as `cpu()`, to the same bits, divided among threads. Resolves once they have
 * started. Small work stays on the calling thread; on a page, which must not wait, everything else is left to threads.
 *
 * Throws `ARGUMENT_INVALID` for options that do not exist, and `BACKEND_UNAVAILABLE` where the platform has no threads,
 * no shared memory (a page must be cross-origin isolated) or no WebAssembly SIMD.
 */
export function workers(options: WorkersOptions = {}): Promise<WorkersBackend> {
  return makeWorkers(pagePlatform, options);
}

export type { WorkersOptions } from "./options.js";
export type { WorkersBackend } from "./workers-backend.js";
