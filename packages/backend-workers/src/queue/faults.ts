/** What the reads of lost results reject with. */
import { LockstepError } from "@lockstep/core";

export const workerLost = (cause: string, origin?: unknown): LockstepError =>
  new LockstepError("WORKER_LOST", {
    cause,
    mend: "Compute it again: other tensors keep their values, and new threads take over",
    origin,
  });

export const stalled = (milliseconds: number): LockstepError =>
  workerLost(
    `No thread finished anything for ${milliseconds} ms, so they were given up: a function may not end, or a ` +
      "thread was stopped from outside. workers({ stall }) sets how long to wait",
  );

export const nobodyThere = (): LockstepError =>
  new LockstepError("WORKER_LOST", {
    cause: "A function that may not end runs on threads alone, and they are only just starting",
    mend: "Await the result, or anything else before it is read synchronously",
  });

export const aborted = (reason: unknown): LockstepError =>
  new LockstepError("ABORTED", {
    cause: `The work was stopped by its signal: ${reason instanceof Error ? reason.message : String(reason)}`,
    mend: "Compute it again where it is still wanted",
    origin: reason,
  });

export const disposedMeanwhile = (): LockstepError =>
  new LockstepError("DISPOSED", {
    cause: "The workers were disposed of before this was computed",
    mend: "Await what is still wanted before dispose()",
  });
