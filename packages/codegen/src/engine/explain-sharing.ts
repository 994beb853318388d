/** What explanations say of threads, which loops know nothing of. */
import type { LoopReport } from "@lockstep/core";

/** Whether threads share a loop, and how, or why not. */
export interface Sharing {
  readonly parallel: boolean;
  readonly why: string;
}

/** The loops of an explanation, outermost first, with what is said of each. */
export const withSharing = (loops: readonly LoopReport[], of: (loop: number) => Sharing): LoopReport[] =>
  loops.map((report, loop) => {
    const { parallel, why } = of(loop);
    return { ...report, parallel, why: report.why === undefined ? why : `${report.why}; ${why}` };
  });
