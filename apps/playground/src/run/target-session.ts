/** What a target's worker holds from one question to the next: its device, and the program that it loaded last. */
import { type LoadedProgram, loadProgram } from "../program/load-program.js";
import { materialsOf, PreparedProgram } from "../program/prepared-program.js";
import { Refused, refusal } from "../program/refused.js";
import type { Place } from "./messages.js";
import { type Opened, openDevice } from "./open-device.js";
import type { Diagnostic, Extent, Inputs } from "./protocol.js";
import { whyNot } from "./why-not.js";

/** A program with where it is to run and what it is given. */
export interface Job extends Place {
  readonly program: string;
  readonly inputs: Inputs;
}

export interface Prepared {
  readonly prepared: PreparedProgram;
  readonly opened: Opened;
  /** The part of the plane that it draws. */
  readonly extent: Extent | undefined;
}

export class TargetSession {
  #place: Place | undefined;
  #opened: Opened | undefined;
  #text: string | undefined;
  #program: LoadedProgram | undefined;

  /** The program on the device with the inputs that its `setup` makes. Rejects with what `diagnose` understands. */
  async prepare(job: Job): Promise<Prepared> {
    const opened = await this.#open(job);
    const program = await this.#load(job.program);
    const extent = job.inputs.extent ?? (program.exports.extent as Extent | undefined);
    const prepared = await PreparedProgram.of(program, opened.device, { ...materialsOf(job.inputs), extent });
    return { prepared, opened, extent };
  }

  /** An error of a program as what is to be told of it. The device is not used again, as it may be the device's. */
  async diagnose(error: unknown): Promise<Diagnostic> {
    if (error instanceof Refused) return error.diagnostics[0]!;
    await this.#close();
    const program = this.#program;
    if (program) return program.diagnose(error, program.places.ofExport("run"));
    return { severity: "error", from: 0, to: 0, code: "THROWN", ...whyNot(error) };
  }

  async #open({ target, threads }: Place): Promise<Opened> {
    const isSame =
      this.#place?.target === target && (target !== "workers" || this.#place.threads === threads);
    if (this.#opened && isSame) return this.#opened;
    await this.#close();
    try {
      this.#opened = await openDevice({ target, threads });
    } catch (error) {
      const { cause, mend } = whyNot(error);
      throw refusal("BACKEND_UNAVAILABLE", { from: 0, to: 0 }, cause, mend);
    }
    this.#place = { target, threads };
    return this.#opened;
  }

  async #close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    await opened?.device.dispose();
  }

  async #load(text: string): Promise<LoadedProgram> {
    if (this.#program && this.#text === text) return this.#program;
    this.#program = undefined;
    const program = await loadProgram(text);
    if (program.refusals.length > 0) throw new Refused(program.refusals);
    this.#text = text;
    this.#program = program;
    return program;
  }
}
