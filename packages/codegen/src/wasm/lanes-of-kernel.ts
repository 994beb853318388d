/** What `explain` tells of how a kernel runs in vectors. */
import type { Kernel } from "@lockstep/core";
import { findDivergence } from "./vector/divergence.js";
import { lanesFor } from "./vector/width.js";

export interface KernelLanes {
  /** Elements at once. */
  readonly lanes: number;
  /** Ifs, loops and blocks where they may part, if all arguments differ from element to element. */
  readonly parting: number;
}

/** Of a kernel without library calls. */
export function lanesOfKernel(kernel: Kernel): KernelLanes {
  const { body, locals, parameters } = kernel;
  const { parting } = findDivergence(
    body,
    locals.length,
    parameters.map(() => true),
  );
  return { lanes: lanesFor(kernel), parting: parting.size };
}
