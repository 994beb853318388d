/** Why something cannot be had here, in two parts: the cause, and what would mend it. */
import { LockstepError } from "@lockstep/core";
import type { Target } from "./protocol.js";

/** A target that cannot be had as it should be. */
export class Unavailable extends Error {
  override readonly name = "Unavailable";

  constructor(
    cause: string,
    readonly mend?: string,
  ) {
    super(cause);
  }
}

export function whyNot(error: unknown): NonNullable<Target["why"]> {
  if (error instanceof LockstepError) return withMend(causeOf(error), error.mend);
  if (error instanceof Unavailable) return withMend(error.message, error.mend);
  return { cause: error instanceof Error ? error.message || error.name : String(error) };
}

/** The first line of the message, without the code. */
export const causeOf = ({ code, message }: LockstepError): string =>
  (message.split("\n")[0] ?? message).replace(`${code}: `, "");

const withMend = (cause: string, mend: string | undefined) => ({
  cause,
  ...(mend === undefined ? {} : { mend }),
});
