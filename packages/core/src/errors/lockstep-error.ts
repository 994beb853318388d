/**
 * The one error class of Lockstep. Every refusal names a stable code, the cause in the person's words and the
 * mend; where it concerns source text it carries the span and a drawn frame, so that tools can point at it.
 */
import type { ErrorCode } from "./codes.js";

/** A half-open range of UTF-16 offsets in a function's own source text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface ErrorDetails {
  /** One line: what is wrong, in the words of the person's program. */
  readonly cause: string;
  /** What to do about it. */
  readonly mend?: string;
  readonly span?: Span;
  /** The source line with a caret below the span; see `drawFrame`. */
  readonly frame?: string;
  /** The error beneath this one, where another library or the platform raised it. */
  readonly origin?: unknown;
}

/** An error with a stable `code`; `docs/errors/<code>.md` explains each. */
export class LockstepError extends Error {
  override readonly name = "LockstepError";
  readonly code: ErrorCode;
  readonly mend: string | undefined;
  readonly span: Span | undefined;
  readonly frame: string | undefined;

  constructor(code: ErrorCode, details: ErrorDetails) {
    const lines = [`${code}: ${details.cause}`];
    if (details.frame) lines.push(details.frame);
    if (details.mend) lines.push(`  ${details.mend}`);
    super(lines.join("\n"), details.origin === undefined ? undefined : { cause: details.origin });
    this.code = code;
    this.mend = details.mend;
    this.span = details.span;
    this.frame = details.frame;
  }
}
