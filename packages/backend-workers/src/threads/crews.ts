/** The crew at work, and those that were given up and have not ended yet. */
import { Crew, type CrewOptions } from "./crew.js";

export class Crews {
  readonly #leaving = new Set<Promise<void>>();
  current: Crew;

  /** Throws `OUT_OF_MEMORY`. */
  constructor(readonly options: CrewOptions) {
    this.current = new Crew(options);
  }

  /** Gives up the crew and hires another; resolves when no thread of the old one runs any more. */
  replace(): Promise<void> {
    const gone = this.current.end();
    this.current = new Crew(this.options);
    this.#leaving.add(gone);
    void gone.finally(() => this.#leaving.delete(gone));
    return gone;
  }

  /** Ends them all. */
  async end(): Promise<void> {
    await Promise.all([this.current.end(), ...this.#leaving]);
  }
}
