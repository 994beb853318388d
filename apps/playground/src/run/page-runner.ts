/** The page's side of running: a worker for each target, kept warm from one run to the next and ended to stop it. */

import type { Answer, Ask } from "./messages.js";
import { ProgramChecks } from "./program-checks.js";
import type { Effort, Frame, Inputs, RunEvent, SweepPoint, Target, TargetId } from "./protocol.js";
import { targetIds } from "./protocol.js";
import type { RunChoice, Runner } from "./runner.js";
import { WorkerLine } from "./worker-line.js";

const startWorker = (): Worker =>
  new Worker(new URL("./target.worker.ts", import.meta.url), { type: "module", name: "lockstep target" });

/** Of each point of a sweep. */
const sweepEffort: Effort = { rounds: 3, milliseconds: 150 };
/** Milliseconds of a run after which a target is not given a larger size. */
const tooLong = 1000;

const isOfCard = (id: TargetId): boolean => id.startsWith("gpu:");

class PageRunner implements Runner {
  readonly #lines = new Map<TargetId, WorkerLine>();
  /** Lines that `stop` has to end. */
  readonly #running = new Set<WorkerLine>();
  readonly #checks = new ProgramChecks(() => new WorkerLine(startWorker));
  /** How often it was stopped: who began before goes on no more. */
  #stops = 0;

  async *findTargets(): AsyncGenerator<Target, void> {
    const others = targetIds.filter((id) => !isOfCard(id)).map((id) => this.#find(id));
    for (const target of others) yield await target;
    // One after another: each may hold a context of the card, of which a page has few.
    for (const id of targetIds.filter(isOfCard)) yield await this.#find(id);
  }

  check(program: string) {
    return this.#checks.check(program);
  }

  async *run(
    program: string,
    inputs: Inputs,
    choice: RunChoice,
    effort: Effort,
  ): AsyncGenerator<RunEvent, void> {
    const stops = this.#stops;
    for (const target of choice.targets) {
      const ask: Ask = { kind: "run", target, threads: choice.threads, program, inputs, effort };
      for await (const answer of this.#during(target, ask)) yield answer as RunEvent;
      if (this.#stops !== stops) return;
    }
  }

  async *animate(
    program: string,
    inputs: Inputs,
    target: TargetId,
    threads: number,
  ): AsyncGenerator<Frame, void> {
    const stops = this.#stops;
    for (let next = false; this.#stops === stops; next = true) {
      const ask: Ask = { kind: "frame", target, threads, program, inputs, next };
      let frame: Frame | undefined;
      for await (const answer of this.#during(target, ask)) {
        if (answer.kind === "refused") throw new RunError(answer);
        if (answer.kind === "frame") frame = answer.frame;
      }
      // While the page shows it the worker waits, and a stop need not end it.
      if (frame) yield frame;
    }
  }

  async *sweep(
    program: string,
    inputs: Inputs,
    sizes: readonly number[],
    { targets, threads }: RunChoice,
  ): AsyncGenerator<SweepPoint, void> {
    const stops = this.#stops;
    const quick = new Set(targets);
    let refusal: RunError | undefined;
    let isAny = false;
    for (const size of [...sizes].sort((a, b) => a - b)) {
      for (const target of targets) {
        if (!quick.has(target)) continue;
        const ask: Ask = {
          kind: "time",
          target,
          threads,
          program,
          inputs: { ...inputs, size },
          effort: sweepEffort,
        };
        for await (const answer of this.#during(target, ask)) {
          if (answer.kind === "refused") {
            quick.delete(target);
            refusal ??= new RunError(answer);
          } else if (answer.kind === "timed") {
            isAny = true;
            yield { target, size, times: answer.times };
            if (Math.min(...answer.times) > tooLong) quick.delete(target);
          }
        }
        if (this.#stops !== stops) return;
      }
    }
    if (!isAny && refusal) throw refusal;
  }

  stop(): void {
    this.#stops++;
    for (const line of this.#running) line.end();
    this.#running.clear();
  }

  async #find(id: TargetId): Promise<Target> {
    const line = this.#lineOf(id);
    let found: Target | undefined;
    try {
      for await (const answer of line.ask({ kind: "find", target: id, threads: 2 })) {
        if (answer.kind === "found") found = answer.target;
      }
    } catch (error) {
      return { id, available: false, why: { cause: error instanceof Error ? error.message : String(error) } };
    }
    // What waits for a card holds memory of it; what waits for the processor will be wanted first.
    if (isOfCard(id)) line.end();
    return found ?? { id, available: false, why: { cause: "Its worker was ended before it could answer" } };
  }

  async *#during(target: TargetId, ask: Ask): AsyncGenerator<Answer, void> {
    const line = this.#lineOf(target);
    this.#running.add(line);
    try {
      yield* line.ask(ask);
    } finally {
      this.#running.delete(line);
    }
  }

  #lineOf(target: TargetId): WorkerLine {
    const known = this.#lines.get(target);
    if (known && !known.ended) return known;
    const line = new WorkerLine(startWorker);
    this.#lines.set(target, line);
    return line;
  }
}

/** A program that failed while it was played or measured. */
class RunError extends Error {
  override readonly name = "RunError";

  constructor({ diagnostic }: Extract<Answer, { kind: "refused" }>) {
    super(`${diagnostic.code}: ${diagnostic.cause}${diagnostic.mend ? `. ${diagnostic.mend}` : ""}`);
  }
}

export const runner: Runner = new PageRunner();
