/** `gpu`, for a platform. */
import type { Candidate } from "./engines/candidate.js";
import { chooseEngine } from "./engines/choose.js";
import { GpuBackend } from "./gpu-backend.js";
import { checkOptions, type GpuOptions } from "./options.js";

export async function makeGpu(candidates: readonly Candidate[], options: GpuOptions): Promise<GpuBackend> {
  return new GpuBackend(await chooseEngine(candidates, checkOptions(options)));
}
