/** What stands in each row of the times, from what happened. */
import { type Outcome, type RunEvent, type TargetId, targetIds } from "../../run/protocol.js";
import { type Spread, spreadOf } from "./spread.js";

export type TimeRow =
  | { readonly target: TargetId; readonly state: "ran"; readonly outcome: Outcome; readonly spread: Spread }
  | { readonly target: TargetId; readonly state: "once"; readonly outcome: Outcome }
  | { readonly target: TargetId; readonly state: "failed"; readonly cause: string; readonly mend?: string }
  | { readonly target: TargetId; readonly state: "busy"; readonly words: string; readonly done?: number };

const phases = { opening: "opening", first: "first call", timing: "timing" } as const;

/** In the order of the targets; what happened latest on each. */
export function timeRows(outcomes: readonly Outcome[], events: ReadonlyMap<TargetId, RunEvent>): TimeRow[] {
  return targetIds.flatMap((target): TimeRow[] => {
    const event = events.get(target);
    if (event?.kind === "failed") {
      const { cause, mend } = event.diagnostic;
      return [{ target, state: "failed", cause, ...(mend === undefined ? {} : { mend }) }];
    }
    if (event?.kind === "begun") return [{ target, state: "busy", words: phases[event.phase] }];
    if (event?.kind === "progress")
      return [{ target, state: "busy", words: phases.timing, done: event.done }];
    const outcome = event?.outcome ?? outcomes.find((one) => one.target === target);
    if (outcome === undefined) return [];
    const spread = spreadOf(outcome.times);
    return [
      spread === undefined ? { target, state: "once", outcome } : { target, state: "ran", outcome, spread },
    ];
  });
}

/** With what times are compared at first: uncompiled where that ran, else the next that is nearest to it. */
export const firstToCompare = (rows: readonly TimeRow[]): TargetId | undefined =>
  rows.find(({ state }) => state === "ran")?.target;
