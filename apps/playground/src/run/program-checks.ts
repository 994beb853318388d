/**
 * Checks of the program while it is written: one at a time, the newest. A step of it that takes longer than two seconds is
 * taken for one that never ends: on so little input nothing else takes that long.
 */

import type { AnswerOf } from "./messages.js";
import type { Checked } from "./protocol.js";
import type { WorkerLine } from "./worker-line.js";

/** Milliseconds that a step of the program may take on little input: a call of an operation, or what is between two. */
const longestStep = 2000;
/** Milliseconds that all steps may take, should they go on for ever. */
const longest = 10_000;

export class ProgramChecks {
  #line: WorkerLine | undefined;
  /** Ends the check that is under way. */
  #abort: (() => void) | undefined;

  constructor(private readonly newLine: () => WorkerLine) {}

  /** Rejects with an `AbortError` when a newer check begins. */
  async check(program: string): Promise<Checked> {
    this.#abort?.();
    const line = this.#line && !this.#line.ended ? this.#line : this.newLine();
    this.#line = line;
    let isAborted = false;
    const abort = (): void => {
      isAborted = true;
      line.end();
    };
    this.#abort = abort;
    try {
      const checked = await this.#hear(line, program);
      if (isAborted || !checked) throw new DOMException("A newer check has begun", "AbortError");
      return checked;
    } finally {
      if (this.#abort === abort) this.#abort = undefined;
    }
  }

  async #hear(line: WorkerLine, program: string): Promise<Checked | undefined> {
    let soFar: Checked = { diagnostics: [] };
    let at: AnswerOf<"at"> | undefined;
    let isEndless = false;
    let isComplete = false;
    let step: ReturnType<typeof setTimeout> | undefined;
    let whole: ReturnType<typeof setTimeout> | undefined;
    const giveUp = (): void => {
      isEndless = true;
      line.end();
    };
    const hasGoneOn = (): void => {
      clearTimeout(step);
      step = setTimeout(giveUp, longestStep);
      whole ??= setTimeout(giveUp, longest);
    };
    try {
      for await (const answer of line.ask({ kind: "check", program })) {
        if (answer.kind === "checked") {
          soFar = answer.checked;
          isComplete = answer.isLast;
        } else if (answer.kind === "at") at = answer;
        hasGoneOn();
      }
    } finally {
      clearTimeout(step);
      clearTimeout(whole);
    }
    if (isComplete) return soFar;
    return isEndless ? endless(soFar, at) : undefined;
  }
}

function endless(soFar: Checked, at: AnswerOf<"at"> | undefined): Checked {
  const { from, to, name } = at ?? { from: 0, to: 0, name: "the program" };
  return {
    ...soFar,
    diagnostics: [
      ...soFar.diagnostics,
      {
        severity: "error",
        from,
        to,
        code: "ENDLESS",
        cause: `${name} went on and on, with a few numbers alone, until it was stopped`,
        mend: "Look for a loop whose condition never becomes false, or bound it: while (… && steps < 1000)",
      },
    ],
  };
}
