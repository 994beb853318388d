/** What the calling thread does for commands under way: it takes part in them, and looks what others do. */
import type { Crews } from "../threads/crews.js";
import type { Line } from "./line.js";
import type { Ahead } from "./watch.js";

export class Caller {
  /** `retire` forgets what is done and tells whether nothing else is under way; `spin`: milliseconds to look. */
  constructor(
    readonly crews: Crews,
    readonly line: Line,
    readonly retire: () => boolean,
    readonly spin: number,
  ) {}

  /** Whether there is something to do that the caller may do. */
  get canTake(): boolean {
    return this.crews.current.ring.unclaimed > 0 && this.line.first?.mayNotEnd === false;
  }

  /** Runs parts of what was asked, for so many milliseconds at most, until no more is left than may be left to others. */
  takePart(milliseconds: number, rest?: Ahead): void {
    if (this.#isAhead(rest)) return;
    const deadline = performance.now() + milliseconds;
    if (this.line.length > 1) this.retire();
    do {
      const { hand } = this.crews.current;
      while (!this.#isAhead(rest) && hand.take()) if (performance.now() > deadline) return;
      if (this.#isAhead(rest) || this.retire()) return;
      this.line.place(this.crews.current);
      // The last one asked is in others' hands; of one before, the next may open at any moment.
    } while (this.canTake || (this.line.length > 1 && this.crews.current.ring.moves(this.spin)));
  }

  #isAhead(rest: Ahead | undefined): boolean {
    if (rest === undefined) return false;
    const { ring } = this.crews.current;
    const { waiting } = ring;
    if (waiting >= rest.commands) return false;
    return ring.unclaimed <= rest.parts || this.line.bytesInChain(waiting + 1) <= rest.bytes;
  }

  /** Takes part and looks for a while, because what is under way may end before a small command finds its way to others. */
  catchesUp(): boolean {
    const deadline = performance.now() + this.spin;
    while (this.line.first?.mayNotEnd === false) {
      this.takePart(deadline - performance.now());
      if (this.retire()) return true;
      if (!this.crews.current.ring.moves(deadline - performance.now())) return false;
    }
    return false;
  }

  /** Looks whether a command ends, then sleeps until one does, for so many milliseconds at most. */
  watch(milliseconds: number): void {
    const { ring } = this.crews.current;
    if (!ring.moves(this.spin)) ring.sleep(milliseconds);
  }
}
