/**
 * Commands in the order in which they were asked. Work worth dividing goes to the ring, and the caller takes part in it
 * for as long as it may; small work is done at once. What was lost with a thread takes along what depends on it and
 * nothing else: the rest is asked again of a new crew.
 */
import type { Cell, Command, CommandRunner, Residents, VectorLoop } from "@lockstep/codegen";
import type { Kernel } from "@lockstep/core";
import type { Outcome } from "../ring/outcome.js";
import { spinOf } from "../ring/spin.js";
import type { Crew } from "../threads/crew.js";
import { Crews } from "../threads/crews.js";
import type { Platform } from "../threads/threads.js";
import { Caller } from "./caller.js";
import { Costs } from "./costs.js";
import { aborted, disposedMeanwhile, nobodyThere, stalled, workerLost } from "./faults.js";
import { Line } from "./line.js";
import { Losses } from "./losses.js";
import { Releases } from "./releases.js";
import { SmallWork, type WorkSize } from "./small-work.js";
import { mayNotEnd } from "./termination.js";
import { ahead, patience, slice, soon, Watch } from "./watch.js";

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

export class CommandQueue implements CommandRunner {
  /** Whether nothing is under way, as far as was looked. */
  idle = true;
  /** The loop of the command that was asked last. */
  latest: VectorLoop | undefined;
  readonly #mayBlock: boolean;
  readonly #caller: Caller;
  readonly #line: Line;
  readonly #small: SmallWork;
  readonly #releases: Releases;
  readonly #losses = new Losses();
  readonly #crews: Crews;
  #isClosed = false;
  /** Whether a thread has failed that may fail again. */
  #isSuspect = false;

  /** Throws `OUT_OF_MEMORY`. */
  constructor(readonly options: QueueOptions) {
    const { platform, residents, threads, chunk } = options;
    this.#mayBlock = platform.mayBlock();
    const spin = spinOf(this.#mayBlock ? threads : threads + 1, platform.concurrency());
    this.#line = new Line(new Costs(), threads, chunk);
    this.#small = new SmallWork(residents.arena, this.#line.costs, {
      mayBlock: this.#mayBlock,
      isAlone: this.#mayBlock && threads === 1,
      chunk,
    });
    this.#releases = new Releases(residents);
    this.#crews = new Crews({
      platform,
      residents,
      helpers: this.#mayBlock ? threads - 1 : threads,
      spare: this.#mayBlock ? 1 : 0,
      spin: spin.thread,
      onLoss: (cause, origin) => this.#giveUp(workerLost(cause, origin)),
    });
    this.#caller = new Caller(this.#crews, this.#line, () => this.#retire(), spin.caller);
  }

  /** Resolves when the threads are there. Throws `BACKEND_UNAVAILABLE`. */
  ready(): Promise<void> {
    return this.#crew.ready();
  }

  shortElements(kernel: Kernel, loop?: VectorLoop): number {
    return mayNotEnd(kernel) ? 0 : this.#small.elements(kernel, loop && this.costOf(loop));
  }

  run(command: Command): void {
    const { out, overwrites, turns } = command;
    this.latest = command.loop;
    const loss = this.#losses.behind(command);
    if (loss !== undefined) {
      out.lost = loss;
      return;
    }
    if (overwrites) out.lost = undefined;
    const cost = this.#line.costs.of(command);
    const from = this.#small.begin(command, cost, this.#crew.ring, this.#isIdleFor);
    if (from === turns) return;
    this.#line.add(command, from, cost.mayNotEnd);
    this.idle = false;
    this.#line.place(this.#crew);
    if (this.#mayBlock) this.#caller.takePart(slice, ahead);
  }

  finish(): void {
    this.#waitFor(this.#line.asked);
  }

  settle(cell: Cell): void {
    if (cell.asked > this.#line.settled) this.#waitFor(cell.asked);
  }

  /** Whether nothing that was asked still uses a cell. */
  isDone(cell: Cell): boolean {
    return cell.asked <= this.#line.settled || this.#retire() || cell.asked <= this.#line.settled;
  }

  /** Resolves when nothing that was asked up to now still uses a cell; of no cell, when all of it is done or lost. */
  async done(cell?: Cell): Promise<void> {
    const number = cell === undefined ? this.#line.asked : cell.asked;
    const watch = new Watch(this.options.stall);
    while (this.#line.settled < number) {
      if (this.#isClosed) throw disposedMeanwhile();
      const { ring } = this.#crew;
      if (this.#mayBlock) this.#caller.takePart(slice);
      // What others have begun ends soon, much sooner than an event loop comes round.
      if (!this.#retire() && this.#mayBlock && this.#line.first?.mayNotEnd === false) {
        this.#caller.watch(soon);
        this.#retire();
      }
      this.#line.place(this.#crew);
      if (this.#line.settled >= number) break;
      if (this.#mayBlock && this.#caller.canTake) await this.options.platform.turn();
      else await ring.changed(patience);
      if (ring === this.#crew.ring && watch.isStalled(ring)) this.#giveUp(stalled(this.options.stall));
    }
  }

  takeTrouble(): Error | undefined {
    return this.#losses.takeTrouble();
  }

  /** What each seat did when a loop last ran divided. */
  outcomeOf(loop: VectorLoop): Outcome | undefined {
    this.#retire();
    return this.#line.outcomeOf(loop);
  }

  /** Nanoseconds that an element of a loop was measured to take. */
  costOf(loop: VectorLoop): number | undefined {
    return this.#line.costs.measuredOf(loop);
  }

  /** Nanoseconds of work up to which, now, it is best done by the caller alone. */
  get bestAlone(): number {
    return this.#small.limit(this.#crew.ring.hasSleepers);
  }

  /** Gives a cell's memory back once it is not used. */
  release(cell: Cell): void {
    this.#releases.add(cell, this.#isFree);
  }

  /** Drops all that is not done. */
  cancel(reason: unknown): void {
    if (!this.#retire()) this.#giveUp(aborted(reason), true);
  }

  /** Ends the threads, whatever they do; resolves when none runs any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#crews.end();
  }

  readonly #isFree = (cell: Cell): boolean =>
    cell.asked <= this.#line.settled && !this.#losses.isQuarantined(cell);

  /** Whether nothing is under way, or will be before a small command finds its way to others. */
  readonly #isIdleFor = (size: WorkSize): boolean => {
    if (this.idle || this.#retire()) return true;
    return (
      this.#mayBlock && size === "small" && this.#line.length >= ahead.commands && this.#caller.catchesUp()
    );
  };

  /** Forgets what is done; tells whether nothing else is under way. */
  #retire(): boolean {
    this.idle = this.#line.retire(this.#crew, (command, failure) => {
      if (failure !== undefined) this.#isSuspect = true;
      this.#losses.settle(
        command,
        failure === undefined ? undefined : workerLost(`A thread failed: ${failure}`),
      );
    });
    if (this.idle && this.#isSuspect) this.#replaceCrew();
    this.#releases.sweep(this.#isFree);
    return this.idle;
  }

  #waitFor(number: number): void {
    const watch = new Watch(this.options.stall);
    while (this.#line.settled < number) {
      const { ring, present } = this.#crew;
      this.#caller.takePart(Number.POSITIVE_INFINITY);
      this.#retire();
      this.#line.place(this.#crew);
      if (this.#line.settled >= number) return;
      if (present === 0 && this.#mayBlock) this.#doWithoutThreads();
      else if (this.#mayBlock) this.#caller.watch(patience);
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

  /** Gives up the crew: what is open is lost and, unless all is to be dropped, the rest is asked again. */
  #giveUp(error: Error, all = false): void {
    const old = this.#crew;
    const begun = old.ring.abandon();
    this.#retire();
    const left = this.#line.empty();
    const gone = this.#replaceCrew();
    for (const pending of left) {
      const { command, place } = pending;
      const isOpen = place !== undefined && ((place - begun) | 0) < 0;
      const loss = all || isOpen ? error : this.#losses.behind(command);
      if (isOpen) this.#losses.quarantine(command.out, error, gone);
      if (loss !== undefined) this.#losses.lose(command.out, loss);
      else this.#line.putBack(pending);
    }
    this.#line.place(this.#crew);
    this.idle = this.#line.length === 0;
  }

  /** Resolves when no thread of the old crew runs any more. */
  #replaceCrew(): Promise<void> {
    this.#isSuspect = false;
    const gone = this.#crews.replace();
    void gone.finally(() => this.#releases.sweep(this.#isFree));
    return gone;
  }

  get #crew(): Crew {
    return this.#crews.current;
  }
}
