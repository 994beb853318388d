/** An array of an engine, from the moment it is asked for: still to come, there, failed, or no longer wanted. */
import type { LockstepError } from "@lockstep/core";
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
