/** A ring and the threads that serve it. A crew that lost one at work is given up whole, and another is hired. */
import { type Borrowed, type Residents, workspaceBytes } from "@lockstep/codegen";
import { LockstepError } from "@lockstep/core";
import { seatState } from "../ring/control.js";
import { Hand } from "../ring/hand.js";
import { Ring } from "../ring/ring.js";
import type { Platform, Threads } from "./threads.js";

/** Threads in a row that never sat down before no more are tried. */
const mostStillborn = 5;
/** Milliseconds behind its time from which on a timer tells that the caller was busy. */
const late = 10;

export interface CrewOptions {
  readonly platform: Platform;
  readonly residents: Residents;
  /** Threads that run everything, and threads that run only what may not end. */
  readonly helpers: number;
  readonly spare: number;
  /** Milliseconds for which a thread that has nothing to do looks for work before it sleeps. */
  readonly spin: number;
  /** A thread was lost while it worked. */
  readonly onLoss: (cause: string, origin: unknown) => void;
}

export class Crew {
  readonly ring: Ring;
  /** The caller's hand. */
  readonly hand: Hand;
  readonly #threads: Threads;
  readonly #workspaces: readonly Borrowed[];
  readonly #taken: boolean[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastAsked = 0;
  #isLeaving = false;
  #ended: Promise<void> | undefined;
  /** Threads that were lost before they sat down, one after another, and why the latest was. */
  #stillborn = 0;
  #obstacle: unknown;

  /** Throws `OUT_OF_MEMORY`. */
  constructor(readonly options: CrewOptions) {
    const { platform, residents, helpers, spare, spin } = options;
    const seats = 1 + helpers + spare;
    // A spare thread stands in for the caller, which is the one more that runs; where it does not, there is none.
    this.ring = new Ring(seats, helpers + spare);
    this.#taken = new Array<boolean>(seats).fill(false);
    this.#workspaces = borrowWorkspaces(residents, seats);
    this.hand = new Hand({
      control: this.ring.control,
      memory: residents.arena.memory,
      seat: 0,
      workspace: this.#workspaces[0]!.address,
      entriesOf: (slot) => this.ring.loopOf(slot).entries,
      runs: "what ends",
      spin,
    });
    this.#threads = platform.threads(helpers + spare);
    this.summon();
  }

  /** Threads on their seats. */
  get present(): number {
    let count = 0;
    for (let seat = 1; seat < this.ring.seats; seat++) {
      const state = this.ring.state(seat);
      if (state === seatState.looking || state === seatState.working) count++;
    }
    return count;
  }

  /** Resolves when every thread has been on its seat. Throws `BACKEND_UNAVAILABLE` where threads do not start. */
  async ready(): Promise<void> {
    while (this.present < this.ring.seats - 1 && this.#ended === undefined) {
      if (this.#stillborn >= mostStillborn) {
        throw new LockstepError("BACKEND_UNAVAILABLE", {
          cause: `Threads do not start here: ${messageOf(this.#obstacle)}`,
          mend: "See that the platform allows workers to be made; cpu() needs none",
          origin: this.#obstacle,
        });
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
      // Else those that came first would leave before the last.
      this.summon();
    }
  }

  /** Sits down all threads that are not on their seats. Called with every command, so it is quick. */
  summon(): void {
    this.#lastAsked = performance.now();
    if (this.#isLeaving) {
      this.#isLeaving = false;
      this.ring.setLeave(false);
    }
    const { idleTime } = this.options.platform;
    if (idleTime !== undefined && this.#timer === undefined) this.#wait(idleTime, idleTime);
    for (let seat = 1; seat < this.ring.seats; seat++) if (!this.#taken[seat]) this.#sit(seat);
  }

  /** Gives up the ring and ends all threads; resolves when none runs any more. Again is harmless. */
  end(): Promise<void> {
    this.#ended ??= this.#end();
    return this.#ended;
  }

  async #end(): Promise<void> {
    clearTimeout(this.#timer);
    this.ring.abandon();
    await this.#threads.end();
    for (const workspace of this.#workspaces) this.options.residents.giveBack(workspace);
  }

  #sit(seat: number): void {
    const { residents, helpers, spin } = this.options;
    this.#taken[seat] = true;
    const told = {
      control: this.ring.control.buffer,
      memory: residents.arena.memory,
      seat,
      workspace: this.#workspaces[seat]!.address,
      runs: seat > helpers ? "what may not end" : "all",
      spin,
    } as const;
    this.#threads.sit(told).then(
      () => {
        this.#taken[seat] = false;
        if (!this.#isLeaving && this.#ended === undefined) this.#sit(seat);
      },
      (error: unknown) => this.#lose(seat, error),
    );
  }

  #lose(seat: number, error: unknown): void {
    // One that failed may fail again: its seat stays empty until there is a new crew.
    if (this.#ended !== undefined || this.ring.state(seat) === seatState.failed) return;
    this.#taken[seat] = false;
    if (this.ring.isWorking(seat)) {
      this.options.onLoss(`A thread was lost while it worked: ${messageOf(error)}`, error);
      return;
    }
    this.#obstacle = error;
    this.#stillborn = this.ring.state(seat) === seatState.away ? this.#stillborn + 1 : 0;
    this.ring.clearSeat(seat);
    if (this.#stillborn < mostStillborn) this.#sit(seat);
  }

  #wait(time: number, idleTime: number): void {
    const due = performance.now() + time;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const now = performance.now();
      // A caller that has let no event come for a while may let none come again, and then nobody would hear that a
      // thread has left and must be called back.
      const isBusy = this.ring.open > 0 || now - due > late;
      const rest = isBusy ? idleTime : this.#lastAsked + idleTime - now;
      if (rest > 0) {
        this.#wait(rest, idleTime);
        return;
      }
      this.#isLeaving = true;
      this.ring.setLeave(true);
    }, time);
    (this.#timer as { unref?: () => void }).unref?.();
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function borrowWorkspaces(residents: Residents, count: number): Borrowed[] {
  const workspaces: Borrowed[] = [];
  for (let seat = 0; seat < count; seat++) {
    const borrowed = residents.borrow(workspaceBytes, workspaceBytes);
    if (borrowed === undefined) {
      for (const workspace of workspaces) residents.giveBack(workspace);
      throw new LockstepError("OUT_OF_MEMORY", {
        cause: `There is no memory for the workspaces of ${count} threads, of 1 MiB each`,
        mend: "Ask for fewer threads: workers({ threads: 2 })",
      });
    }
    workspaces.push(borrowed);
  }
  return workspaces;
}
