/** An array of an engine, from the moment it is asked for: still to come, there, failed, or no longer wanted. */
import type { LockstepError } from "@lockstep/core";
import type { Driver } from "./driver.js";
import type { Handle } from "./engine.js";

export class Kept<Words> implements Handle {
  words: Words | undefined;
  /** Why it will never come. */
  failure: LockstepError | undefined;
  /** How many queued tasks read it. */
  readers = 0;
  isReleased = false;

  constructor(readonly length: number) {}

  get bytes(): number {
    return this.length * 4;
  }

  /** Whether nobody will ever read it. */
  get isForgotten(): boolean {
    return this.isReleased && this.readers === 0;
  }
}

/** Those of an engine that the driver holds words of, each of which is given back to it once. */
export class KeptArrays<Words> {
  readonly #there = new Set<Kept<Words>>();
  #isOver = false;

  constructor(readonly driver: Driver<unknown, Words>) {}

  arrive(kept: Kept<Words>, words: Words): void {
    kept.words = words;
    this.#there.add(kept);
    if (this.#isOver) this.#free(kept);
    else this.freeForgotten(kept);
  }

  freeForgotten(kept: Kept<Words>): void {
    if (kept.isForgotten) this.#free(kept);
  }

  /** Also what is still to come. */
  freeAll(): void {
    this.#isOver = true;
    for (const kept of this.#there) this.#free(kept);
  }

  #free(kept: Kept<Words>): void {
    if (kept.words === undefined) return;
    this.driver.free(kept.words);
    kept.words = undefined;
    this.#there.delete(kept);
  }
}
