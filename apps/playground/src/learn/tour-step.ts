/** What a step of the tour is: a text, what it runs, and a drawing that may use what came of it. */
import type { FunctionComponent } from "preact";
import type { Outcome, Target, TargetId } from "../run/protocol.js";

export interface TourStep {
  readonly title: string;
  /** In the row of steps, where there is little room. */
  readonly short: string;
  readonly Text: FunctionComponent;
  readonly Drawing: FunctionComponent<{ readonly outcome: Outcome | undefined }>;
  /** Where the picture is computed; undefined while that is not known, or where there is nothing for it. */
  readonly target: (targets: readonly Target[]) => TargetId | undefined;
  /** A second part, with a program of its own. */
  readonly More?: FunctionComponent;
}
