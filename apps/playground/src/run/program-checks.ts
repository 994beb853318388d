/** Checks of the program while it is written: one at a time, the newest, and never longer than two seconds. */

import type { AnswerOf } from "./messages.js";
import type { Checked } from "./protocol.js";
import type { WorkerLine } from "./worker-line.js";

/** Milliseconds that a program may run on little input, from when it was loaded. */
const longest = 2000;

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
    let timer: ReturnType<typeof setTimeout> | undefined;
    const limit = (): void => {
      timer ??= setTimeout(() => {
        isEndless = true;
        line.end();
      }, longest);
    };
    try {
      for await (const answer of line.ask({ kind: "check", program })) {
        if (answer.kind === "checked") {
          soFar = answer.checked;
          if (answer.isLast) return soFar;
        } else if (answer.kind === "at") at = answer;
        limit();
      }
    } finally {
      clearTimeout(timer);
    }
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
        cause: `${name} still ran after two seconds, on a few numbers alone`,
        mend: "Look for a loop whose condition never becomes false, or bound it: while (… && steps < 1000)",
      },
    ],
  };
}
