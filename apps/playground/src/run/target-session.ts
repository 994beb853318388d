/**
 * What a target's worker holds from one question to the next: its device, the program that it loaded last and, while that
 * is played, the frame that it is at.
 */
import { explainRun } from "../program/explain-run.js";
import { type LoadedProgram, loadProgram } from "../program/load-program.js";
import { materialsOf, PreparedProgram, readResult } from "../program/prepared-program.js";
import { Refused } from "../program/refused.js";
import { whyNot } from "./find-target.js";
import type { Place } from "./messages.js";
import { type Opened, openDevice } from "./open-device.js";
import type { Diagnostic, Effort, Frame, Inputs, Outcome, RanOperation, RunEvent } from "./protocol.js";
import { timeRounds } from "./time-rounds.js";

/** What is asked of a session, but for what is to be done with it. */
export interface Job extends Place {
  readonly program: string;
  readonly inputs: Inputs;
}

export class TargetSession {
  #opened: { readonly place: Place; readonly device: Opened } | undefined;
  #loaded: { readonly text: string; readonly program: LoadedProgram } | undefined;
  /** Programs that ran here, whose loops are compiled. */
  readonly #compiled = new Set<string>();
  /** By size, of the loaded program, for runs that are to be brief. */
  readonly #operations = new Map<number, readonly RanOperation[]>();
  #playing:
    | {
        readonly prepared: PreparedProgram;
        number: number;
        result: Awaited<ReturnType<PreparedProgram["run"]>>;
      }
    | undefined;

  /** Runs and times a program, and says how it goes. */
  async run(job: Job, effort: Effort, say: (event: RunEvent) => void): Promise<void> {
    const { target } = job;
    await this.#attempt(
      async () => {
        say({ kind: "begun", target, phase: "opening" });
        const prepared = await this.#prepare(job);
        try {
          say({ kind: "outcome", outcome: await this.#outcomeOf(prepared, job, effort, say) });
        } finally {
          prepared.dispose();
        }
      },
      (diagnostic) => say({ kind: "failed", target, diagnostic }),
    );
  }

  /** Times alone. */
  async time(
    job: Job,
    effort: Effort,
    timed: (times: readonly number[]) => void,
    refused: (diagnostic: Diagnostic) => void,
  ): Promise<void> {
    await this.#attempt(async () => {
      const prepared = await this.#prepare(job);
      try {
        const { first } = await firstRun(prepared);
        // A size that takes long is measured once, the compiling being little of it.
        timed(first > slow ? [first] : await timeRounds(prepared, effort, () => {}));
      } finally {
        prepared.dispose();
      }
    }, refused);
  }

  /** The first frame, or the one after the last. */
  async frame(
    job: Job,
    next: boolean,
    show: (frame: Frame) => void,
    refused: (diagnostic: Diagnostic) => void,
  ): Promise<void> {
    await this.#attempt(async () => {
      if (!next || !this.#playing) this.#playing?.prepared.dispose();
      const playing = next ? this.#playing : undefined;
      const prepared = playing?.prepared ?? (await this.#prepare(job));
      const began = performance.now();
      if (playing) await prepared.advance(playing.result);
      const result = await prepared.run();
      await prepared.device.synchronize();
      const time = performance.now() - began;
      const number = playing ? playing.number + 1 : 0;
      this.#playing = { prepared, number, result };
      const { extent } = job.inputs;
      show({ number, ...(extent ? { extent } : {}), result: await readResult(result), time });
    }, refused);
  }

  async #outcomeOf(
    prepared: PreparedProgram,
    { target, program: text, inputs: { size, extent } }: Job,
    effort: Effort,
    say: (event: RunEvent) => void,
  ): Promise<Outcome> {
    say({ kind: "begun", target, phase: "first" });
    const { first, result } = await firstRun(prepared);
    const shown = await readResult(result);
    prepared.drop(result);
    const compiledBefore = this.#compiled.has(text);
    this.#compiled.add(text);

    say({ kind: "begun", target, phase: "timing" });
    const times = await timeRounds(prepared, effort, (done) => say({ kind: "progress", target, done }));
    const operations = await this.#explain(prepared, size, effort);
    const { capabilities } = prepared.device;
    const { threads } = this.#opened!.device;
    return {
      target,
      engine: capabilities.engine,
      ...(threads === undefined ? {} : { threads }),
      size,
      ...(extent ? { extent } : {}),
      result: shown,
      first,
      ...(compiledBefore ? { compiledBefore } : {}),
      times,
      operations,
    };
  }

  /** A run more, unless it is to be brief and what it would tell is known. */
  async #explain(prepared: PreparedProgram, size: number, effort: Effort): Promise<readonly RanOperation[]> {
    const known = effort.milliseconds === 0 ? this.#operations.get(size) : undefined;
    if (known) return known;
    const operations = (await explainRun(prepared)).map(({ name, explanation }) => ({ name, explanation }));
    this.#operations.set(size, operations);
    return operations;
  }

  async #prepare(job: Job): Promise<PreparedProgram> {
    const { device } = await this.#open(job);
    const program = await this.#load(job.program);
    const extent = job.inputs.extent ?? (program.exports.extent as Inputs["extent"]);
    return PreparedProgram.of(program, device, { ...materialsOf(job.inputs), extent });
  }

  async #open({ target, threads }: Place): Promise<Opened> {
    const { place, device } = this.#opened ?? {};
    if (device && place?.target === target && (target !== "workers" || place.threads === threads))
      return device;
    this.#opened = undefined;
    this.#playing = undefined;
    await device?.device.dispose();
    const opened = await openDevice({ target, threads });
    this.#opened = { place: { target, threads }, device: opened };
    return opened;
  }

  async #load(text: string): Promise<LoadedProgram> {
    if (this.#loaded?.text === text) return this.#loaded.program;
    this.#loaded = undefined;
    this.#operations.clear();
    const program = await loadProgram(text);
    if (program.refusals.length > 0) throw new Refused(program.refusals);
    this.#loaded = { text, program };
    return program;
  }

  /** Does something of which every error becomes a diagnostic. */
  async #attempt(work: () => Promise<void>, refused: (diagnostic: Diagnostic) => void): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof Refused) return refused(error.diagnostics[0]!);
      const program = this.#loaded?.program;
      if (program) return refused(program.diagnose(error, program.places.ofExport("run")));
      refused({ severity: "error", from: 0, to: 0, code: "BACKEND_UNAVAILABLE", ...whyNot(error) });
    }
  }
}

/** Milliseconds of a run from which on one is enough. */
const slow = 500;

async function firstRun(prepared: PreparedProgram) {
  const began = performance.now();
  const result = await prepared.run();
  await prepared.device.synchronize();
  return { first: performance.now() - began, result };
}
