/** What the page asks of a worker, and what it answers, one message after another, until it is done. */
import type { Checked, Diagnostic, Effort, Frame, Inputs, RunEvent, Target, TargetId } from "./protocol.js";

/** Where something is to run. */
export interface Place {
  readonly target: TargetId;
  /** Of the target `workers`. */
  readonly threads: number;
}

export type Ask =
  | ({ readonly kind: "find" } & Place)
  | ({
      readonly kind: "run";
      readonly program: string;
      readonly inputs: Inputs;
      readonly effort: Effort;
    } & Place)
  | ({
      readonly kind: "time";
      readonly program: string;
      readonly inputs: Inputs;
      readonly effort: Effort;
    } & Place)
  /** The first frame of a program, or with `next` the one that follows. */
  | ({
      readonly kind: "frame";
      readonly program: string;
      readonly inputs: Inputs;
      readonly next: boolean;
    } & Place)
  | { readonly kind: "check"; readonly program: string };

export type Answer =
  | RunEvent
  | { readonly kind: "found"; readonly target: Target }
  | { readonly kind: "timed"; readonly times: readonly number[] }
  | { readonly kind: "frame"; readonly frame: Frame }
  | { readonly kind: "checked"; readonly checked: Checked; readonly isLast: boolean }
  /** Of a check: what runs now, should it never end. */
  | { readonly kind: "at"; readonly name: string; readonly from: number; readonly to: number }
  /** The program failed, where no event says so. */
  | { readonly kind: "refused"; readonly diagnostic: Diagnostic }
  /** The worker itself failed; nothing follows. */
  | { readonly kind: "broken"; readonly message: string }
  | { readonly kind: "done" };

export type AnswerOf<K extends Answer["kind"]> = Extract<Answer, { kind: K }>;
