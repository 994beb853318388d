/** The times of the steps so far, next to each other: the middle one of each, with what it is to the first. */
import { targetColours } from "../design/target-colours.js";
import { printTime } from "../results/print-numbers.js";
import { printRatio } from "../results/times/print-ratio.js";
import { spreadOf } from "../results/times/spread.js";
import type { Outcome } from "../run/protocol.js";
import { targetNames } from "../run/target-names.js";
import "./step-times.css";

export interface StepTimesProps {
  readonly outcomes: readonly Outcome[];
  /** The one that the step is about. */
  readonly current: Outcome["target"];
}

export function StepTimes({ outcomes, current }: StepTimesProps) {
  const rows = outcomes.map(({ target, first, times }) => ({
    target,
    time: spreadOf(times)?.median ?? first,
  }));
  const longest = Math.max(...rows.map(({ time }) => time));
  const [base] = rows;
  if (!base) return null;
  return (
    <ul class="step-times" aria-label="Times so far">
      {rows.map(({ target, time }) => (
        <li key={target} aria-current={target === current ? "true" : undefined}>
          <span class="step-times-name">{targetNames[target].name}</span>
          <span class="step-times-track" aria-hidden="true">
            <span style={{ width: `${(100 * time) / longest}%`, background: targetColours[target] }} />
          </span>
          <span class="step-times-time">{printTime(time)}</span>
          {target !== base.target && (
            <span class="small soft step-times-ratio">
              {printRatio(time, base.time, targetNames[base.target].name)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
