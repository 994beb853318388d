/** What a screen reader says of a run: one sentence for each target that is done. */
import type { RunEvent } from "../run/protocol.js";
import { targetNames } from "../run/target-names.js";
import { printTime } from "./print-numbers.js";
import { sentence } from "./sentence.js";
import { spreadOf } from "./times/spread.js";

/** Undefined where nothing has come of it yet. */
export function announce(event: RunEvent): string | undefined {
  if (event.kind === "outcome") {
    const { target, times, first } = event.outcome;
    const spread = spreadOf(times);
    const took = spread ? `${printTime(spread.median)}` : `${printTime(first)}, first call`;
    return `${targetNames[target].name}: ${took}.`;
  }
  if (event.kind === "failed")
    return `${targetNames[event.target].name} failed. ${sentence(event.diagnostic.cause)}`;
  return undefined;
}
