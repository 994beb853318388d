/** The text of a person's function, and the errors about places in it. */
import type { ErrorCode } from "../errors/codes.js";
import { drawFrame } from "../errors/frame.js";
import { LockstepError, type Span } from "../errors/lockstep-error.js";

export class SourceText {
  constructor(
    readonly text: string,
    /** How messages call the function: by its name in quotes, or "the function". */
    readonly called = "the function",
  ) {}

  textOf({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  /** The error about a node or another place, with the person's own line and a caret. */
  refusal(code: ErrorCode, { start, end }: Span, cause: string, mend?: string): LockstepError {
    const span = { start, end };
    return new LockstepError(code, {
      cause,
      ...(mend === undefined ? {} : { mend }),
      span,
      frame: drawFrame(this.text, span),
    });
  }
}
