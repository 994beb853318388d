/** What stands in each row of the times, from what happened. */
import { type Outcome, type RunEvent, type TargetId, targetIds } from "../../run/protocol.js";
import { type Spread, spreadOf } from "./spread.js";

export type TimeRow =
  | {
      readonly target: TargetId;
      readonly state: "ran";
      readonly outcome: Outcome;
      readonly spread: Spread;
      /** What goes on where it is being run anew. */
      readonly again?: string;
    }
  | { readonly target: TargetId; readonly state: "once"; readonly outcome: Outcome }
  | { readonly target: TargetId; readonly state: "failed"; readonly cause: string; readonly mend?: string }
  | { readonly target: TargetId; readonly state: "busy"; readonly words: string; readonly done?: number };

/** In the order of the targets; what happened latest on each. */
export function timeRows(outcomes: readonly Outcome[], events: ReadonlyMap<TargetId, RunEvent>): TimeRow[] {
  return targetIds.flatMap((target) => {
    const event = events.get(target);
    const outcome = event?.kind === "outcome" ? event.outcome : outcomes.find((one) => one.target === target);
    return rowOf(target, event, outcome) ?? [];
  });
}

function rowOf(
  target: TargetId,
  event: RunEvent | undefined,
  outcome: Outcome | undefined,
): TimeRow | undefined {
  if (event?.kind === "failed") {
    const { cause, mend } = event.diagnostic;
    return { target, state: "failed", cause, ...(mend === undefined ? {} : { mend }) };
  }
  const words = event && wordsOf(event);
  const spread = outcome && spreadOf(outcome.times);
  if (outcome && spread)
    return { target, state: "ran", outcome, spread, ...(words === undefined ? {} : { again: `${words}…` }) };
  if (words !== undefined)
    return { target, state: "busy", words, ...(event?.kind === "progress" ? { done: event.done } : {}) };
  return outcome && { target, state: "once", outcome };
}

/** Undefined of what is over. */
function wordsOf(event: RunEvent): string | undefined {
  if (event.kind === "progress") return "timing";
  if (event.kind !== "begun") return undefined;
  return event.phase === "first" ? "first call" : event.phase;
}

/** With what times are compared at first: uncompiled where that ran, else the next that is nearest to it. */
export const firstToCompare = (rows: readonly TimeRow[]): TargetId | undefined =>
  rows.find(({ state }) => state === "ran")?.target;
