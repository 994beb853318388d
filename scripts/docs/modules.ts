/** What the documentation's programs may import: the published entry points, here from source. */
import * as cpu from "@lockstep/backend-cpu";
import * as cpuOfMaps from "@lockstep/backend-cpu/map";
import * as gpu from "@lockstep/backend-gpu";
import * as workers from "@lockstep/backend-workers";
import * as codegen from "@lockstep/codegen";
import * as conformance from "@lockstep/conformance";
import * as core from "@lockstep/core";
import * as math from "@lockstep/core/math";
import type { Modules } from "./run-program.js";

/** Pages show what one writes where there is a card; here a driver on the processor stands in its place. */
const gpuWithoutCard: typeof gpu = {
  ...gpu,
  gpu: (options) => gpu.gpu({ allow: ["software"], ...options }),
};

export const modules: Modules = {
  "@lockstep/backend-cpu": cpu,
  "@lockstep/backend-cpu/map": cpuOfMaps,
  "@lockstep/backend-gpu": gpuWithoutCard,
  "@lockstep/backend-workers": workers,
  "@lockstep/codegen": codegen,
  "@lockstep/conformance": conformance,
  "@lockstep/core": core,
  "@lockstep/core/math": math,
};
