/** What explanations of loops in WebAssembly say of each loop. */
import type { LoopReport, Operand, Plan } from "@lockstep/core";
import { loopReport, type Vectorised } from "./explain-common.js";

export const lanes: Vectorised = { vectorised: true, why: "Its elements are the lanes" };
export const around: Vectorised = {
  vectorised: false,
  why: "It stands around the loop whose elements are the lanes",
};
export const inside: Vectorised = {
  vectorised: false,
  why: "It runs for all lanes at once, one element after another",
};

/** One report for each loop; strides are 0 of numbers, and of an output that stands still. */
export function reports(
  { extents, strides }: Plan,
  operands: readonly (Operand | object)[],
  how: (loop: number) => Vectorised,
): LoopReport[] {
  return extents.map((extent, loop) => {
    let view = 0;
    const own = operands.map((operand) => (typeof operand === "number" ? 0 : (strides[view++]?.[loop] ?? 0)));
    return loopReport(extent, own, how(loop));
  });
}
