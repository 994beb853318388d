/** An error as a diagnostic: in its own words, at the place in the program that it is about. */
import { LockstepError } from "@lockstep/core";
import type { Diagnostic } from "../run/protocol.js";
import { causeOf } from "../run/why-not.js";
import type { MadeOperation } from "./made-operation.js";
import type { Places } from "./places.js";
import { Refused } from "./refused.js";
import type { Range } from "./word-at.js";

export interface Circumstances {
  readonly places: Places;
  /** The operation that threw it, if one did. */
  readonly culprit: MadeOperation | undefined;
  /** Where to point if nothing else is known. */
  readonly otherwise: Range;
}

export function diagnose(error: unknown, { places, culprit, otherwise }: Circumstances): Diagnostic {
  if (error instanceof Refused) return error.diagnostics[0]!;
  if (!(error instanceof LockstepError)) return thrown(error, places.ofError(error) ?? otherwise);
  const { code, mend, span, frame } = error;
  const inFunction = span && culprit?.placeOf(span, frame);
  // What is wrong with a call stands where it is called; what is wrong with a function, at the function.
  const place = inFunction ?? (span || isAboutFunction(code) ? culprit?.place : undefined);
  return {
    severity: "error",
    ...rangeOf(place ?? places.ofError(error) ?? otherwise),
    code,
    cause: causeOf(error),
    ...(mend === undefined ? {} : { mend }),
  };
}

const isAboutFunction = (code: string): boolean =>
  code.startsWith("KERNEL_") || code === "REDUCE_ASSOCIATIVE";

function thrown(error: unknown, place: Range): Diagnostic {
  const cause = error instanceof Error ? error.message || error.name : `It threw ${String(error)}`;
  const code = error instanceof SyntaxError ? "SYNTAX" : "THROWN";
  return { severity: "error", ...rangeOf(place), code, cause };
}

const rangeOf = ({ from, to }: Range): Range => ({ from, to });
