/** What all devices of one engine share: its driver, the programs compiled for it, and what was found out about it. */
import { LockstepError } from "@lockstep/core";
import type { Driver } from "./driver.js";
import { deviceLost } from "./faults.js";
import { type Facts, probe } from "./probe.js";
import { Programs } from "./programs.js";

export class Shared<Program, Words> {
  readonly programs: Programs<Program>;
  #users = 0;
  #empty: Words | undefined;

  private constructor(
    readonly driver: Driver<Program, Words>,
    readonly facts: Facts,
    /** Called when the last user has left. */
    readonly onEnd: () => void,
  ) {
    this.programs = new Programs(driver);
  }

  static async of<Program, Words>(
    driver: Driver<Program, Words>,
    onEnd: () => void,
  ): Promise<Shared<Program, Words>> {
    return new Shared(driver, await probe(driver), onEnd);
  }

  enter(): this {
    this.#users++;
    return this;
  }

  async leave(): Promise<void> {
    this.#users--;
    if (this.#users > 0) return;
    this.onEnd();
    this.programs.clear();
    if (this.#empty !== undefined) this.driver.free(this.#empty);
    await this.driver.close();
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
}
