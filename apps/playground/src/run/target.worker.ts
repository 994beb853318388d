/** The worker in which programs run: it does what the page asks, one thing at a time, until the page ends it. */
import { checkProgram } from "../program/check-program.js";
import { findTarget } from "./find-target.js";
import type { Answer, Ask } from "./messages.js";
import type { Result } from "./protocol.js";
import { TargetSession } from "./target-session.js";

// The place in the program is below whatever core and backends call.
(Error as { stackTraceLimit?: number }).stackTraceLimit = 60;

const session = new TargetSession();

addEventListener("message", async ({ data: ask }: MessageEvent<Ask>) => {
  await answer(ask);
  say({ kind: "done" });
});

async function answer(ask: Ask): Promise<void> {
  const refused = (diagnostic: Extract<Answer, { kind: "refused" }>["diagnostic"]) =>
    say({ kind: "refused", diagnostic });
  switch (ask.kind) {
    case "find":
      return say({ kind: "found", target: await findTarget(ask) });
    case "run":
      return session.run(ask, ask.effort, say);
    case "time":
      return session.time(ask, ask.effort, (times) => say({ kind: "timed", times }), refused);
    case "frame":
      return session.frame(ask, ask.next, (frame) => say({ kind: "frame", frame }), refused);
    case "check": {
      const checked = await checkProgram(ask.program, {
        soFar: (checked) => say({ kind: "checked", checked, isLast: false }),
        at: (place) => say({ kind: "at", ...place }),
      });
      return say({ kind: "checked", checked, isLast: true });
    }
  }
}

/** Results are handed over, not copied. */
function say(answer: Answer): void {
  const result = resultIn(answer);
  const transfer = result?.data.buffer instanceof ArrayBuffer ? [result.data.buffer] : [];
  postMessage(answer, { transfer });
}

const resultIn = (answer: Answer): Result | undefined =>
  answer.kind === "outcome"
    ? answer.outcome.result
    : answer.kind === "frame"
      ? answer.frame.result
      : undefined;
