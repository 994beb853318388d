/** What the page asks of the worker in which the suite runs, and what it answers. */
import type { CaseResult } from "@lockstep/conformance";
import type { TargetId } from "../run/protocol.js";

export type SuiteAsk =
  | { readonly kind: "families" }
  | {
      readonly kind: "run";
      readonly target: TargetId;
      /** Of the target `workers`. */
      readonly threads: number;
      /** Which cases, as `compileQuery` of the suite reads it. */
      readonly query: string;
    };

/** A family of cases, and how many there are. */
export interface Family {
  readonly name: string;
  readonly cases: number;
}

export type SuiteAnswer =
  | { readonly kind: "families"; readonly families: readonly Family[] }
  /** The device is open: what its `capabilities` say computes. */
  | { readonly kind: "opened"; readonly engine: string; readonly detail: string; readonly total: number }
  | { readonly kind: "results"; readonly results: readonly CaseResult[] }
  | { readonly kind: "unavailable"; readonly cause: string; readonly mend?: string }
  | { readonly kind: "done" };
