/**
 * Compiled gathers by their hash, for all devices of an engine. Only so many are kept: the ones used last, and whatever
 * still waits to run.
 */
import { LockstepError } from "@lockstep/core";
import type { Gather } from "../gather/gather.js";
import type { Driver } from "./driver.js";
import { refusedProgram } from "./faults.js";

/** A program that may still be compiling. One of the last two stands in the end. */
export interface Entry<Program> {
  readonly gather: Gather;
  /** How many runs are to come. */
  waiting: number;
  /** Resolves, and never rejects, when it is known whether there is a program. */
  building: Promise<void> | undefined;
  program?: Program;
  failure?: LockstepError;
}

export class Programs<Program> {
  /** The one used last stands last. */
  readonly #entries = new Map<string, Entry<Program>>();

  constructor(
    readonly driver: Driver<Program, unknown>,
    readonly most = 256,
  ) {}

  get count(): number {
    return this.#entries.size;
  }

  /** Begins to compile where that was not done; the caller gives it back by `leave`, once it ran. */
  take(gather: Gather): Entry<Program> {
    let entry = this.#entries.get(gather.hash);
    if (entry) this.#entries.delete(gather.hash);
    else entry = this.#begin(gather);
    this.#entries.set(gather.hash, entry);
    entry.waiting++;
    if (this.#entries.size > this.most) this.#forget();
    return entry;
  }

  leave(entry: Entry<Program>): void {
    entry.waiting--;
  }

  #begin(gather: Gather): Entry<Program> {
    const entry: Entry<Program> = { gather, waiting: 0, building: undefined };
    const refuse = (error: unknown): void => {
      entry.failure =
        error instanceof LockstepError ? error : refusedProgram(this.driver.name, gather, error);
    };
    const arrive = (program: Program): void => {
      entry.program = program;
    };
    try {
      const built = this.driver.build(gather);
      if (built instanceof Promise) {
        entry.building = built.then(arrive, refuse).then(() => {
          entry.building = undefined;
        });
      } else arrive(built);
    } catch (error) {
      refuse(error);
    }
    return entry;
  }

  /** The one not used for longest; where all are waited for, none. */
  #forget(): void {
    for (const [hash, entry] of this.#entries) {
      if (entry.waiting > 0 || entry.building) continue;
      this.#entries.delete(hash);
      if (entry.program !== undefined) this.driver.discard(entry.program);
      return;
    }
  }

  clear(): void {
    for (const { program } of this.#entries.values()) {
      if (program !== undefined) this.driver.discard(program);
    }
    this.#entries.clear();
  }
}
