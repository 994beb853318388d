/** The engines that there are in Node, the one to prefer first. */
import type { Candidate } from "./candidate.js";
import { nodeWebGpu, withNavigator } from "./node-webgpu.js";
import { plainEngines } from "./plain-engines.js";
import { webGpu } from "./webgpu.js";

export const nodeEngines: readonly Candidate[] = [
  webGpu({
    async gpu() {
      if (typeof navigator !== "undefined" && navigator.gpu) return navigator.gpu;
      try {
        return await nodeWebGpu();
      } catch (error) {
        const missing = (error as { code?: string }).code === "ERR_MODULE_NOT_FOUND";
        return missing ? 'it comes with the package "webgpu", which is not installed' : String(error);
      }
    },
    during: withNavigator,
  }),
  ...plainEngines,
];
