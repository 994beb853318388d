/** The worker in which programs run: it does what the page asks, one thing at a time, until the page ends it. */
import { checkProgram } from "../program/check-program.js";
import { findTarget } from "./find-target.js";
import type { Answer, Ask } from "./messages.js";
import { PlayedProgram } from "./play-program.js";
import type { Result } from "./protocol.js";
import { firstRun, ProgramRuns } from "./run-program.js";
import { TargetSession } from "./target-session.js";
import { timeRounds } from "./time-rounds.js";

// The place in the program lies below all that core and backends call.
(Error as { stackTraceLimit?: number }).stackTraceLimit = 60;

/** Milliseconds of a first run from which on no other is needed: compiling is little of it. */
const slow = 500;

const session = new TargetSession();
const runs = new ProgramRuns(session);
let played: PlayedProgram | undefined;

addEventListener("message", async ({ data: ask }: MessageEvent<Ask>) => {
  try {
    if (ask.kind !== "frame" || !ask.next) endPlaying();
    await answer(ask);
    say({ kind: "done" });
  } catch (error) {
    say({ kind: "broken", message: error instanceof Error ? error.message : String(error) });
  }
});

async function answer(ask: Ask): Promise<void> {
  switch (ask.kind) {
    case "find":
      return say({ kind: "found", target: await findTarget(ask) });
    case "run":
      return runs.run(ask, ask.effort, say);
    case "time":
      return orRefuse(() => time(ask));
    case "frame":
      return orRefuse(async () => {
        played ??= new PlayedProgram(await session.prepare(ask));
        say({ kind: "frame", frame: await played.next() });
      });
    case "check": {
      const checked = await checkProgram(ask.program, {
        soFar: (checked) => say({ kind: "checked", checked, isLast: false }),
        at: (place) => say({ kind: "at", ...place }),
      });
      return say({ kind: "checked", checked, isLast: true });
    }
  }
}

async function time(ask: Extract<Ask, { kind: "time" }>): Promise<void> {
  const { prepared } = await session.prepare(ask);
  try {
    const first = await firstRun(prepared);
    prepared.drop(first.result);
    const times = first.time > slow ? [first.time] : await timeRounds(prepared, ask.effort, () => {});
    say({ kind: "timed", times });
  } finally {
    prepared.dispose();
  }
}

async function orRefuse(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    endPlaying();
    say({ kind: "refused", diagnostic: await session.diagnose(error) });
  }
}

function endPlaying(): void {
  played?.dispose();
  played = undefined;
}

/** Results are handed over, not copied. */
function say(answer: Answer): void {
  const result = resultIn(answer);
  const transfer = result?.data.buffer instanceof ArrayBuffer ? [result.data.buffer] : [];
  postMessage(answer, { transfer });
}

function resultIn(answer: Answer): Result | undefined {
  if (answer.kind === "outcome") return answer.outcome.result;
  return answer.kind === "frame" ? answer.frame.result : undefined;
}
