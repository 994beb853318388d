/** A run on one target: the first one, whose result is shown, then as many as the effort allows, then what ran. */
import { explainRun } from "../program/explain-run.js";
import { type PreparedProgram, readResult } from "../program/prepared-program.js";
import type { Effort, Outcome, RanOperation, RunEvent } from "./protocol.js";
import type { Job, Prepared, TargetSession } from "./target-session.js";
import { timeRounds } from "./time-rounds.js";

export class ProgramRuns {
  /** By program and size: what is known of programs whose loops were compiled here. */
  readonly #known = new Map<string, Map<number, readonly RanOperation[]>>();

  constructor(private readonly session: TargetSession) {}

  async run(job: Job, effort: Effort, say: (event: RunEvent) => void): Promise<void> {
    const { target } = job;
    say({ kind: "begun", target, phase: "opening" });
    try {
      const ready = await this.session.prepare(job);
      try {
        say({ kind: "outcome", outcome: await this.#outcomeOf(ready, job, effort, say) });
      } finally {
        ready.prepared.dispose();
      }
    } catch (error) {
      say({ kind: "failed", target, diagnostic: await this.session.diagnose(error) });
    }
  }

  async #outcomeOf(
    { prepared, opened, extent }: Prepared,
    { target, program, inputs: { size } }: Job,
    effort: Effort,
    say: (event: RunEvent) => void,
  ): Promise<Outcome> {
    say({ kind: "begun", target, phase: "first" });
    const { time: first, result } = await firstRun(prepared);
    const shown = await readResult(result);
    prepared.drop(result);
    const compiledBefore = this.#known.has(program);

    say({ kind: "begun", target, phase: "timing" });
    const times = await timeRounds(prepared, effort, (done) => say({ kind: "progress", target, done }));
    const operations = await this.#operationsOf(prepared, program, size, effort);
    return {
      target,
      engine: prepared.device.capabilities.engine,
      ...(opened.threads === undefined ? {} : { threads: opened.threads }),
      size,
      ...(extent === undefined ? {} : { extent }),
      result: shown,
      first,
      ...(compiledBefore ? { compiledBefore } : {}),
      times,
      operations,
    };
  }

  /** That takes a run more, unless this one is to be brief and it is known from before. */
  async #operationsOf(
    prepared: PreparedProgram,
    program: string,
    size: number,
    effort: Effort,
  ): Promise<readonly RanOperation[]> {
    const bySize = this.#known.get(program) ?? new Map<number, readonly RanOperation[]>();
    this.#known.set(program, bySize);
    const known = effort.milliseconds === 0 ? bySize.get(size) : undefined;
    if (known) return known;
    const explained = await explainRun(prepared);
    const operations = explained.map(({ name, explanation }) => ({ name, explanation }));
    bySize.set(size, operations);
    return operations;
  }
}

/** Milliseconds until all that a run asked for is done, and its result. */
export async function firstRun(prepared: PreparedProgram) {
  const began = performance.now();
  const result = await prepared.run();
  await prepared.device.synchronize();
  return { time: performance.now() - began, result };
}
