/** What all devices of one engine share: its driver, the programs compiled for it, and what was found out about it. */
import { LockstepError } from "@lockstep/core";
import type { Driver } from "./driver.js";
import { deviceLost } from "./faults.js";
import { type Facts, probe } from "./probe.js";
import { Programs } from "./programs.js";

export class Shared<Program, Words> {
  readonly programs: Programs<Program>;
  #empty: Words | undefined;

  constructor(
    readonly driver: Driver<Program, Words>,
    readonly facts: Facts,
  ) {
    this.programs = new Programs(driver);
  }

  static async of<Program, Words>(driver: Driver<Program, Words>): Promise<Shared<Program, Words>> {
    return new Shared(driver, await probe(driver));
  }

  /** What stands for arrays without elements, which no program reads but every one is given. */
  empty(): Words {
    this.#empty ??= this.driver.upload(new Float32Array(1));
    return this.#empty;
  }

  explain(error: unknown): LockstepError {
    if (error instanceof LockstepError) return error;
    const what = error instanceof Error ? error.message : String(error);
    return deviceLost(this.driver.name, what, error);
  }

  async close(): Promise<void> {
    this.programs.clear();
    if (this.#empty !== undefined) this.driver.free(this.#empty);
    await this.driver.close();
  }
}
