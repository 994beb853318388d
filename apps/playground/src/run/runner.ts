/** The page's side of running: asks workers, one for each target, and stops them by ending them. */
import type { Checked, Effort, Frame, Inputs, RunEvent, SweepPoint, Target, TargetId } from "./protocol.js";

export interface RunChoice {
  readonly targets: readonly TargetId[];
  /** Threads of the target `workers`. */
  readonly threads: number;
}

export interface Runner {
  /** Finds out what this browser can run. Yields each target as soon as it is known. */
  findTargets(): AsyncIterable<Target>;
  /** Loads the program and runs it on little input, off the page and for two seconds at most. A newer check ends an older one, which then rejects with an AbortError. */
  check(program: string): Promise<Checked>;
  /** Runs targets one after another, so that none disturbs another's times. Ends early, without an error, when `stop` is called. */
  run(program: string, inputs: Inputs, choice: RunChoice, effort: Effort): AsyncIterable<RunEvent>;
  /** Runs frame after frame on one target until stopped; the page asks for the next frame by iterating. */
  animate(program: string, inputs: Inputs, target: TargetId, threads: number): AsyncIterable<Frame>;
  /** Times the program at each size on each target, smallest first; skips sizes of which the one before took too long. */
  sweep(
    program: string,
    inputs: Inputs,
    sizes: readonly number[],
    choice: RunChoice,
  ): AsyncIterable<SweepPoint>;
  /** Ends whatever runs, runaway loops too. */
  stop(): void;
}
