/** Reductions as loops are made of them and kept by. */
import type { Reduction } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";

/** Equal for reductions that compute the same in the same order. */
export function hashOf(reduction: Reduction): string {
  if (reduction.order === "fold") return `fold ${reduction.step.hash}`;
  return `tree ${reduction.step.hash} ${reduction.element.hash} ${reduction.combine.hash}`;
}

/** The reduction without library calls. */
export function expandReduction(reduction: Reduction): Reduction {
  const step = expandLibrary(reduction.step);
  if (reduction.order === "fold") return { ...reduction, step };
  return {
    ...reduction,
    step,
    element: expandLibrary(reduction.element),
    combine: expandLibrary(reduction.combine),
  };
}
