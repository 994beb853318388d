/**
 * Commands in the order in which they were asked. Work worth dividing goes to the ring, and the caller takes part in it
 * for as long as it may; small work is done at once. What was lost with a thread takes along what depends on it and
 * nothing else: the rest is asked again of a new crew.
 */
import type { Cell, Command, CommandRunner, Residents, VectorLoop } from "@lockstep/codegen";
import type { Kernel } from "@lockstep/core";
import type { Outcome } from "../ring/ring.js";
import { Crew } from "../threads/crew.js";
import type { Platform } from "../threads/threads.js";
import { Costs } from "./costs.js";
import { aborted, disposedMeanwhile, nobodyThere, stalled, workerLost } from "./faults.js";
import { Line } from "./line.js";
import { lossBehind } from "./pending.js";
import { Releases } from "./releases.js";
import { SmallWork } from "./small-work.js";
import { mayNotEnd } from "./termination.js";
import { Watch } from "./watch.js";

export interface QueueOptions {
  readonly platform: Platform;
  readonly residents: Residents;
  /** Threads that run at once, the caller's included where it may wait. */
  readonly threads: number;
  /** Elements of a part; chosen by what the loop costs unless given. */
  readonly chunk: number | undefined;
  /** Milliseconds without progress after which threads are given up. */
  readonly stall: number;
}

/** Milliseconds for which a caller takes part before it goes on, so that its event loop does too. */
const slice = 8;
/** Milliseconds after which one who waits looks whether anything moves. */
const patience = 100;

export class CommandQueue implements CommandRunner {
  readonly #mayBlock: boolean;
  readonly #line: Line;
  readonly #small: SmallWork;
  readonly #releases: Releases;
  /** Outputs to which threads that were given up may still write, and why they were. */
  readonly #quarantine = new Map<Cell, Error>();
  /** Crews that were given up and have not ended yet. */
  readonly #leaving = new Set<Promise<void>>();
  #crew: Crew;
  #trouble: Error | undefined;
  #isClosed = false;

  /** Throws `OUT_OF_MEMORY`. */
  constructor(readonly options: QueueOptions) {
    const { platform, residents, threads, chunk } = options;
    this.#mayBlock = platform.mayBlock();
    this.#line = new Line(new Costs(), threads, chunk);
    this.#small = new SmallWork(residents.arena, this.#line.costs, {
      mayBlock: this.#mayBlock,
      isAlone: this.#mayBlock && threads === 1,
      chunk,
    });
    this.#releases = new Releases(residents);
    this.#crew = this.#hire();
  }

  get idle(): boolean {
    return this.#line.length === 0 || this.#retire();
  }

  /** Resolves when the threads are there. Throws `BACKEND_UNAVAILABLE`. */
  ready(): Promise<void> {
    return this.#crew.ready();
  }

  shortElements(kernel: Kernel): number {
    return mayNotEnd(kernel) ? 0 : this.#small.elements(kernel);
  }

  run(command: Command): void {
    const { out, overwrites, turns } = command;
    const loss = this.#quarantine.get(out) ?? lossBehind(command);
    if (loss !== undefined) {
      out.lost = loss;
      return;
    }
    if (overwrites) out.lost = undefined;
    const isEndless = command.kernels.some(mayNotEnd);
    const from = this.idle && !isEndless ? this.#small.run(command, this.#crew.ring.hasSleepers) : 0;
    if (from === turns) return;
    this.#line.add(command, from, isEndless);
    this.#line.place(this.#crew);
    if (this.#mayBlock) this.#takePart(slice);
  }

  finish(): void {
    this.#waitFor(this.#line.asked);
  }

  settle(cell: Cell): void {
    if (cell.asked > this.#line.settled) this.#waitFor(cell.asked);
  }

  /** Whether nothing that was asked still uses a cell. */
  isDone(cell: Cell): boolean {
    return cell.asked <= this.#line.settled || this.idle || cell.asked <= this.#line.settled;
  }

  /** Resolves when nothing that was asked up to now still uses a cell; of no cell, when all of it is done or lost. */
  async done(cell?: Cell): Promise<void> {
    const number = cell === undefined ? this.#line.asked : cell.asked;
    const watch = new Watch(this.options.stall);
    while (this.#line.settled < number) {
      if (this.#isClosed) throw disposedMeanwhile();
      const { ring } = this.#crew;
      if (this.#mayBlock) this.#takePart(slice);
      this.#retire();
      this.#line.place(this.#crew);
      if (this.#line.settled >= number) break;
      if (this.#mayBlock && this.#canTake) await this.options.platform.turn();
      else await ring.changed(patience);
      if (ring === this.#crew.ring && watch.isStalled(ring)) this.#giveUp(stalled(this.options.stall));
    }
  }

  /** What went wrong since this was last asked. */
  takeTrouble(): Error | undefined {
    const trouble = this.#trouble;
    this.#trouble = undefined;
    return trouble;
  }

  /** What each seat did when a loop last ran divided. */
  outcomeOf(loop: VectorLoop): Outcome | undefined {
    this.#retire();
    return this.#line.outcomeOf(loop);
  }

  /** Gives a cell's memory back once nobody uses it. */
  release(cell: Cell): void {
    this.#releases.add(cell, this.#isFree);
  }

  /** Drops all that is not done. */
  cancel(reason: unknown): void {
    if (!this.idle) this.#giveUp(aborted(reason), true);
  }

  /** Ends the threads, whatever they do; resolves when none runs any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([this.#crew.end(), ...this.#leaving]);
  }

  /** Whether there is something to do that the caller may do. */
  get #canTake(): boolean {
    return this.#crew.ring.hasWork && this.#line.first?.mayNotEnd === false;
  }

  readonly #isFree = (cell: Cell): boolean => cell.asked <= this.#line.settled && !this.#quarantine.has(cell);

  /** Runs parts of what was asked, for so many milliseconds at most, until the rest is in others' hands. */
  #takePart(milliseconds: number): void {
    const { hand, ring } = this.#crew;
    const deadline = performance.now() + milliseconds;
    do {
      while (hand.take()) if (performance.now() > deadline) return;
      if (this.#retire()) return;
      this.#line.place(this.#crew);
      // The last one asked is in others' hands; of one before, the next may open at any moment.
    } while (this.#canTake || (this.#line.length > 1 && ring.moves()));
  }

  #retire(): boolean {
    const isIdle = this.#line.retire(this.#crew, ({ out }, message) => {
      this.#lose(out, workerLost(`A thread failed: ${message}`));
    });
    this.#releases.sweep(this.#isFree);
    return isIdle;
  }

  #waitFor(number: number): void {
    const watch = new Watch(this.options.stall);
    while (this.#line.settled < number) {
      const { ring, present } = this.#crew;
      this.#takePart(Number.POSITIVE_INFINITY);
      this.#retire();
      this.#line.place(this.#crew);
      if (this.#line.settled >= number) return;
      if (present === 0 && this.#mayBlock) this.#doWithoutThreads();
      else if (this.#mayBlock) ring.sleep(patience);
      if (watch.isStalled(ring)) this.#giveUp(stalled(this.options.stall));
    }
  }

  /**
   * Threads sit down only while nobody waits for them, so a caller that waits, with none there, does by itself what may
   * not end, if it once did.
   */
  #doWithoutThreads(): void {
    const { first, costs } = this.#line;
    if (first?.mayNotEnd && !costs.of(first.command).measured) this.#giveUp(nobodyThere());
    else this.#crew.hand.takeWhatever();
  }

  #lose(cell: Cell, error: Error): void {
    cell.lost = error;
    this.#trouble ??= error;
  }

  /** Gives up the crew: what is open is lost and, unless all is to be dropped, the rest is asked again. */
  #giveUp(error: Error, all = false): void {
    const old = this.#crew;
    const wasOpen = old.ring.abandon();
    this.#retire();
    const gone = old.end();
    const undone = this.#line.empty();
    const open = wasOpen ? undone[0]?.command.out : undefined;
    if (open !== undefined) this.#quarantine.set(open, error);
    this.#crew = this.#hire();
    undone.forEach((pending, at) => {
      const { command } = pending;
      const isOpen = at === 0 && wasOpen;
      const loss = all || isOpen ? error : (this.#quarantine.get(command.out) ?? lossBehind(command));
      if (loss !== undefined) this.#lose(command.out, loss);
      else this.#line.putBack(pending);
    });
    this.#line.place(this.#crew);
    const left = gone.finally(() => {
      this.#leaving.delete(left);
      if (open !== undefined) this.#quarantine.delete(open);
      this.#releases.sweep(this.#isFree);
    });
    this.#leaving.add(left);
  }

  #hire(): Crew {
    const { platform, residents, threads } = this.options;
    return new Crew({
      platform,
      residents,
      helpers: this.#mayBlock ? threads - 1 : threads,
      spare: this.#mayBlock ? 1 : 0,
      onLoss: (cause, origin) => this.#giveUp(workerLost(cause, origin)),
    });
  }
}
