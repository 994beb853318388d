/**
 * How much was handed to the card and is not done yet. What runs there, and what was freed meanwhile, keeps its memory
 * until the card is through with it, so only so much may be on the way; the rest waits as small objects.
 */

export interface Bounds {
  readonly runs: number;
  readonly bytes: number;
}

/** How often it is asked what is done: after each of so many parts of the bounds. */
const parts = 4;

export class Submitted {
  #runs = 0;
  #bytes = 0;
  /** Since it was last asked. */
  #newRuns = 0;
  #newBytes = 0;
  /** Those that are not done, the oldest first. A platform may tell of a later one before. */
  readonly #parts = new Set<Promise<void>>();

  constructor(
    readonly bounds: Bounds,
    /** Resolves when all that was submitted is done. May reject: nothing is done any more then. */
    readonly drained: () => Promise<void>,
  ) {}

  get runs(): number {
    return this.#runs;
  }

  /** Whether so much more may go now. One run may always go, however large it is. */
  admits(bytes: number): boolean {
    if (this.#runs === 0) return true;
    return this.#runs < this.bounds.runs && this.#bytes + bytes <= this.bounds.bytes;
  }

  /** Called when it was submitted: what is asked for here is whether that is done. */
  add(bytes: number): void {
    this.#runs++;
    this.#bytes += bytes;
    this.#newRuns++;
    this.#newBytes += bytes;
    if (this.#newRuns * parts >= this.bounds.runs || this.#newBytes * parts >= this.bounds.bytes) this.#ask();
  }

  /** Resolves when more may go than now. */
  room(): Promise<void> {
    if (this.#parts.size === 0) this.#ask();
    const [oldest] = this.#parts;
    return oldest!;
  }

  #ask(): void {
    const [runs, bytes] = [this.#newRuns, this.#newBytes];
    this.#newRuns = this.#newBytes = 0;
    const done = (): void => {
      this.#runs -= runs;
      this.#bytes -= bytes;
      this.#parts.delete(part);
    };
    const part: Promise<void> = this.drained().then(done, done);
    this.#parts.add(part);
  }
}
