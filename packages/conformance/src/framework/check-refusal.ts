/**
 * The check of a refusal: the right code and, where it concerns source text, the right place in it. An error
 * that comes later than it could (from reading, say), or as something else than a `LockstepError`, is a
 * failure.
 */
import { type ErrorCode, LockstepError } from "@lockstep/core";
import { must } from "./failure.js";

/** What an error must be. */
export interface Refusal {
  readonly code: ErrorCode;
  /** The text that the error's span must cover, in the function's own source; anything, if not given. */
  readonly at?: string;
}

/** Fails the case unless `action` throws what `refusal` says; answers the error. */
export function mustRefuse(action: () => unknown, refusal: Refusal, source?: string): LockstepError {
  return judge(thrownBy(action), refusal, source);
}

/** The same of an action that answers with a promise. */
export async function mustReject(action: () => Promise<unknown>, refusal: Refusal): Promise<LockstepError> {
  try {
    await action();
  } catch (error) {
    return judge({ error }, refusal);
  }
  return judge(undefined, refusal);
}

function thrownBy(action: () => unknown): { readonly error: unknown } | undefined {
  try {
    action();
  } catch (error) {
    return { error };
  }
  return undefined;
}

function judge(
  thrown: { readonly error: unknown } | undefined,
  { code, at }: Refusal,
  source?: string,
): LockstepError {
  must(thrown !== undefined, `Nothing was thrown; it must be ${code}`);
  const { error } = thrown;
  must(error instanceof LockstepError, `It must throw a LockstepError (${code}), but threw ${String(error)}`);
  must(error.code === code, `It must throw ${code}, but threw ${error.message}`);
  if (at !== undefined && source !== undefined) {
    must(error.span !== undefined, `${code} must say where in the source`);
    const covered = source.slice(error.span.start, error.span.end);
    const same = withoutNumbers(covered) === withoutNumbers(at);
    must(same, `${code} must point at '${at}', but points at '${covered}'`);
    must(error.frame?.includes("^") === true, `${code} must draw a frame with carets`);
  }
  return error;
}

/** Bundlers give a name that is taken another number: `x` becomes `x2`. */
const withoutNumbers = (text: string): string => text.replace(/([A-Za-z_$])\d+\b/g, "$1");
