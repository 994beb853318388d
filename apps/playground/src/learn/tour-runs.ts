/** What the tour has run so far, in this browser and nowhere else: one outcome for each program and target. */
import { signal } from "@preact/signals";
import { runner } from "../run/page-runner.js";
import type { Effort, Outcome, TargetId } from "../run/protocol.js";
import { mandelbrot, pictureSize, sums, tenths } from "./tour-programs.js";

export type TourProgram = "mandelbrot" | "sums";

export type TourRun =
  | { readonly state: "running" }
  | { readonly state: "done"; readonly outcome: Outcome }
  | { readonly state: "failed"; readonly cause: string; readonly mend?: string };

export interface TourTask {
  readonly program: TourProgram;
  readonly target: TargetId;
}

const programs: Readonly<Record<TourProgram, { readonly text: string; readonly size: number }>> = {
  mandelbrot: { text: mandelbrot, size: pictureSize },
  sums: { text: sums, size: tenths },
};

/** Enough for a middle time, and over soon. */
const effort: Effort = { rounds: 5, milliseconds: 250 };

const keyOf = ({ program, target }: TourTask): string => `${program} ${target}`;

export const tourRuns = signal<ReadonlyMap<string, TourRun>>(new Map());
export const runOf = (task: TourTask): TourRun | undefined => tourRuns.value.get(keyOf(task));
export const outcomeOf = (task: TourTask): Outcome | undefined => {
  const run = runOf(task);
  return run?.state === "done" ? run.outcome : undefined;
};

/** Each time something is asked for has a turn of its own: what an earlier one still says is not heard. */
let turn = 0;
let busy = false;

/** Runs tasks one after another, so that none disturbs another's times. */
export async function runTasks(tasks: readonly TourTask[], threads: number): Promise<void> {
  leave();
  const own = ++turn;
  busy = true;
  for (const task of tasks) {
    set(task, { state: "running" });
    await runTask(task, threads, () => turn === own);
    if (turn !== own) return;
  }
  busy = false;
}

/** Ends what still runs: whoever goes on wants to see the next thing. */
export function leave(): void {
  turn++;
  if (busy) runner.stop();
  busy = false;
  forgetUnended();
}

/** What neither ended nor failed was stopped by somebody: it can be run again. */
function forgetUnended(): void {
  tourRuns.value = new Map([...tourRuns.value].filter(([, { state }]) => state !== "running"));
}

async function runTask(task: TourTask, threads: number, isHeard: () => boolean): Promise<void> {
  const { text, size } = programs[task.program];
  try {
    for await (const event of runner.run(text, { size }, { targets: [task.target], threads }, effort)) {
      if (!isHeard()) return;
      if (event.kind === "outcome") set(task, { state: "done", outcome: event.outcome });
      if (event.kind === "failed") {
        const { cause, mend } = event.diagnostic;
        set(task, { state: "failed", cause, ...(mend === undefined ? {} : { mend }) });
      }
    }
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    if (isHeard()) set(task, { state: "failed", cause });
  }
  if (isHeard()) forgetUnended();
}

function set(task: TourTask, run: TourRun): void {
  tourRuns.value = new Map([...tourRuns.value, [keyOf(task), run]]);
}
