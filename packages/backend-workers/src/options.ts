/** What `workers` may be told. */
import { LockstepError } from "@lockstep/core";
import { mostSeats } from "./ring/control.js";

export interface WorkersOptions {
  /**
   * Threads that run at once: in Node, and within a worker, the calling thread is one of them. As many as the platform
   * grants unless told; 1 to 62.
   */
  readonly threads?: number;
  /**
   * Elements that a thread takes at a time, at least a row of the outermost loop; what is no more than that stays on the
   * calling thread. Chosen by what the loop was measured to cost unless told.
   */
  readonly chunk?: number;
  /**
   * Milliseconds after which threads of which none finishes anything are given up, and with them what they were
   * computing (`WORKER_LOST`); 10,000 unless told.
   */
  readonly stall?: number;
}

export interface CheckedOptions {
  readonly threads: number;
  readonly chunk: number | undefined;
  readonly stall: number;
}

/** The caller has a seat too, and one is kept for a thread that stands in for it. */
export const mostThreads = mostSeats - 2;

const names = ["threads", "chunk", "stall"] as const;

/** Throws `ARGUMENT_INVALID`. */
export function checkOptions(options: unknown, concurrency: number): CheckedOptions {
  if (typeof options !== "object" || options === null) {
    throw invalid(
      `workers takes an object of options, not ${options === null ? "null" : `a ${typeof options}`}`,
      "Write workers() or workers({ threads: 4 })",
    );
  }
  const unknown = Object.keys(options).find((name) => !(names as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw invalid(`workers has no option '${unknown}'`, "Its options are threads, chunk and stall");
  const { threads = concurrency, chunk, stall = 10_000 } = options as Record<string, unknown>;
  if (!isCount(threads) || threads > mostThreads) {
    throw invalid(
      `${print(threads)} is not a number of threads`,
      `Use a whole number from 1 to ${mostThreads}`,
    );
  }
  if (chunk !== undefined && !isCount(chunk)) {
    throw invalid(
      `${print(chunk)} is not a number of elements`,
      "Use a whole number from 1 on, or leave chunk out",
    );
  }
  if (typeof stall !== "number" || !(stall > 0)) {
    throw invalid(
      `${print(stall)} is not a number of milliseconds`,
      "Use a number above 0, Infinity to wait for ever",
    );
  }
  return { threads, chunk, stall };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;

const print = (value: unknown): string => (typeof value === "string" ? JSON.stringify(value) : String(value));

const invalid = (cause: string, mend: string) => new LockstepError("ARGUMENT_INVALID", { cause, mend });
