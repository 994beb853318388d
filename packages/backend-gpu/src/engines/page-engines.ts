/** The engines that there are in pages and their workers, the one to prefer first. */
import type { Candidate } from "./candidate.js";
import { webGl, webGl2 } from "./gl-engines.js";
import { plainEngines } from "./plain-engines.js";
import { webGpu } from "./webgpu.js";

export const pageEngines: readonly Candidate[] = [
  webGpu({
    gpu: async () => navigator.gpu ?? "the browser has no WebGPU here",
    during: (_, work) => work(),
  }),
  webGl2,
  webGl,
  ...plainEngines,
];
