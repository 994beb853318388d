/** All that came of a run, from its result to what was compiled for it. */
import "./results.css";
import { activity, events, frame, outcomes, sweepPoints } from "../app/state.js";
import { Announcer } from "./announcer.js";
import { Differences } from "./differences/differences.js";
import { UnderTheHood } from "./hood/under-the-hood.js";
import { ResultView } from "./result/result-view.js";
import { Speed } from "./speed/speed.js";
import { Times } from "./times/times.js";
import { Unavailable } from "./unavailable.js";

export function Results() {
  const isEmpty = outcomes.value.length === 0 && events.value.size === 0 && frame.value === undefined;
  const isMeasured = sweepPoints.value.length > 0 || activity.value === "sweeping";
  return (
    <div class="results">
      <Announcer />
      {isEmpty && !isMeasured && <Empty />}
      <ResultView />
      <Times />
      <Differences />
      <UnderTheHood />
      {(isMeasured || !isEmpty) && <Speed />}
      <Unavailable />
    </div>
  );
}

function Empty() {
  return (
    <div class="card results-empty">
      {activity.value === "idle" ? (
        <p>
          Press <strong>Run</strong>: your function runs on every target that you chose, and here you see what
          it answered, how long each took, and whether they agree.
        </p>
      ) : (
        <p>Starting…</p>
      )}
    </div>
  );
}
