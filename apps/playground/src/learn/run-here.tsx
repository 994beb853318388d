/** Runs a step's program in this browser, and shows how long it took beside the steps before. */
import { targets, threads } from "../app/state.js";
import { printCount } from "../results/print-numbers.js";
import type { Outcome, TargetId } from "../run/protocol.js";
import { targetNames } from "../run/target-names.js";
import { cardEngines, cardIsKnown } from "./card-of.js";
import { StepTimes } from "./step-times.js";
import { pictureSize } from "./tour-programs.js";
import { outcomeOf, runOf, runTasks, type TourRun } from "./tour-runs.js";
import "./run-here.css";

export interface RunHereProps {
  readonly target: TargetId | undefined;
  /** Where the steps before ran. */
  readonly before: readonly TargetId[];
}

export function RunHere({ target, before }: RunHereProps) {
  if (target === undefined) return <NoCard />;
  const task = { program: "mandelbrot", target } as const;
  const run = runOf(task);
  const outcome = outcomeOf(task);
  const outcomes = [...before, target].flatMap(
    (id) => outcomeOf({ program: "mandelbrot", target: id }) ?? [],
  );
  return (
    <div class="run-here">
      <div class="row">
        <button
          type="button"
          class="button primary"
          disabled={run?.state === "running"}
          onClick={() => void runTasks([task], threads.value)}
        >
          {run?.state === "running" ? "Runs…" : run === undefined ? "Run it here" : "Run it again"}
        </button>
        <code class="small">{targetNames[target].call}</code>
      </div>
      <p role="status" class="small soft">
        {wordsOf(run, outcome)}
      </p>
      <StepTimes outcomes={outcomes} current={target} />
    </div>
  );
}

function wordsOf(run: TourRun | undefined, outcome: Outcome | undefined): string {
  if (run?.state === "failed") {
    return `It does not run here: ${run.cause}.${run.mend ? ` ${run.mend}.` : ""} The tour goes on without it.`;
  }
  if (!outcome) return run ? "It runs in a worker, so that the page stays free." : "";
  const threadCount = outcome.threads === undefined ? "" : `, ${outcome.threads} threads`;
  return `${printCount(pictureSize ** 2)} elements, on the engine ${outcome.engine}${threadCount}.`;
}

function NoCard() {
  if (!cardIsKnown(targets.value)) return <p class="soft">Finding out what this browser can run…</p>;
  const missing = targets.value.filter(({ id }) => cardEngines.includes(id));
  return (
    <div class="run-here">
      <p>This browser has no graphics card for it. The tour goes on without one.</p>
      <ul class="no-card small soft">
        {missing.map(({ id, why }) => (
          <li key={id}>
            {targetNames[id].name}: {why?.cause}. {why?.mend && `${why.mend}.`}
          </li>
        ))}
      </ul>
    </div>
  );
}
