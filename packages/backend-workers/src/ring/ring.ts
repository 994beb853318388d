/** The caller's end of a ring: it writes commands into slots, and reads what became of them. */
import type { Command, VectorLoop } from "@lockstep/codegen";
import { partsOf } from "./chain.js";
import {
  abandoned,
  askedWord,
  Control,
  chainOf,
  claimWord,
  closedClaim,
  doneWord,
  entryNames,
  finishedWord,
  isClosed,
  leaveWord,
  numberOf,
  partOf,
  partsTally,
  seatState,
  seatWord,
  sleepersWord,
  slotCount,
  slotWord,
  storeBytes,
  tagOf,
  timeTally,
  waitersWord,
} from "./control.js";
import { openCommand, wakeSpare } from "./hand.js";
import { type Outcome, outcomeOf } from "./outcome.js";
import { shareOut } from "./shares.js";
import { changes } from "./spin.js";
import { waitAsync } from "./wait-async.js";

/** How a command is divided: parts of `partTurns` turns, from turn `from` on. */
export interface Division {
  readonly from: number;
  readonly partTurns: number;
  /** Whether the caller must not run parts of it. */
  readonly threadsOnly: boolean;
  /** How many commands right before it it may be chained to, and the turns of a part then. */
  readonly joins: number;
  readonly strip: number;
}

interface StoredModule {
  readonly number: number;
  readonly offset: number;
}

export class Ring {
  readonly control = new Control();
  readonly #words = this.control.words;
  readonly #numbers = this.control.numbers;
  #modules = new Map<VectorLoop, StoredModule>();
  #loops = new Map<number, VectorLoop>();
  #modulesMade = 0;
  #stored = 0;

  /** `seats`: of the crew that serves it; `shares`: how many of those run at once. */
  constructor(
    readonly seats: number,
    readonly shares: number,
  ) {
    Atomics.store(this.#words, claimWord, closedClaim(0));
  }

  /** Commands asked, and commands done, since the ring began; both wrap at 2^32. */
  get asked(): number {
    return Atomics.load(this.#words, askedWord);
  }

  get done(): number {
    return Atomics.load(this.#words, doneWord);
  }

  /** Changes with every part that is done: as long as it does, nobody hangs. */
  get beat(): number {
    return this.done * 2 ** 20 + Atomics.load(this.#words, finishedWord);
  }

  /** Commands asked and not done. */
  get open(): number {
    return (this.asked - this.done) | 0;
  }

  get hasSleepers(): boolean {
    return Atomics.load(this.#words, sleepersWord) > 0;
  }

  /** Parts of the open command that nobody has claimed. */
  get unclaimed(): number {
    const claim = Atomics.load(this.#words, claimWord);
    if (claim === abandoned) return 0;
    const parts = partsOf(this.control, this.control.slotOf(tagOf(claim)), chainOf(claim));
    return Math.max(0, parts - partOf(claim));
  }

  /** Commands asked that are not open yet. */
  get waiting(): number {
    // Read in this order: what is open is never before what is done.
    const { done } = this;
    return (this.asked - begunOf(Atomics.load(this.#words, claimWord), done)) | 0;
  }

  state(seat: number): number {
    return Atomics.load(this.#words, seatWord(seat));
  }

  /** The loop that a slot names, for the caller's own hand. */
  loopOf(slot: number): VectorLoop {
    return this.#loops.get(this.#words[slot + slotWord.module]!)!;
  }

  /** Whether a command of this loop can be written, with so many slots in use, and room for its module. */
  accepts(loop: VectorLoop, slots: number): boolean {
    if (slots >= slotCount) return false;
    if (this.#modules.has(loop) || this.#stored + loop.source.bytes.length <= storeBytes) return true;
    if (slots > 0) return false;
    // Threads keep what they made; the numbers of modules never come again.
    this.#modules = new Map();
    this.#loops = new Map();
    this.#stored = 0;
    return loop.source.bytes.length <= storeBytes;
  }

  /** Asks for a command; gives its number. */
  ask(command: Command, { from, partTurns, threadsOnly, joins, strip }: Division): number {
    const words = this.#words;
    const number = this.asked;
    const slot = this.control.slotOf(number);
    const module = this.#moduleOf(command.loop);
    const { words: frame, numbers } = command;
    const wordBytes = 8 * Math.ceil(frame.length / 2);
    const address = this.control.frame(slot);
    words.set(frame, address / 4);
    this.#numbers.set(numbers, (address + wordBytes) / 8);
    const tallies = this.control.tallies(slot);
    for (let seat = 0; seat < this.seats; seat++) {
      this.#numbers[tallies + partsTally(seat)] = 0;
      this.#numbers[tallies + timeTally(seat)] = 0;
    }
    words[slot + slotWord.partTurns] = partTurns;
    words[slot + slotWord.from] = from;
    words[slot + slotWord.turns] = command.turns;
    words[slot + slotWord.number] = number;
    words[slot + slotWord.module] = module.number;
    words[slot + slotWord.moduleOffset] = module.offset;
    words[slot + slotWord.moduleBytes] = command.loop.source.bytes.length;
    words[slot + slotWord.tables] = command.loop.source.tables;
    words[slot + slotWord.entry] = entryNames.indexOf(command.entry as (typeof entryNames)[number]);
    words[slot + slotWord.frameBytes] = wordBytes + 8 * numbers.length;
    words[slot + slotWord.failed] = 0;
    Atomics.store(words, slot + slotWord.threadsOnly, threadsOnly ? 1 : 0);
    const parts = Math.ceil((command.turns - from) / partTurns);
    shareOut(this.control, slot, this.shares);
    words[slot + slotWord.strip] = strip;
    Atomics.store(words, slot + slotWord.joins, joins);
    Atomics.store(words, slot + slotWord.parts, parts);
    Atomics.store(words, askedWord, (number + 1) | 0);
    openCommand(this.control, number);
    return number;
  }

  /** What became of a command that is done, as long as its slot is not written again. */
  outcome(number: number): Outcome {
    return outcomeOf(this.control, number, this.seats);
  }

  /** Whether somebody sits there and works. */
  isWorking(seat: number): boolean {
    return this.state(seat) === seatState.working;
  }

  /** Nobody sits there any more. */
  clearSeat(seat: number): void {
    Atomics.store(this.#words, seatWord(seat), seatState.away);
  }

  /** Asks threads that find nothing to do to leave, or to stay. */
  setLeave(leave: boolean): void {
    Atomics.store(this.#words, leaveWord, leave ? 1 : 0);
    if (leave) this.#wakeAll();
  }

  /** Looks for so many milliseconds whether a command ends; tells whether one did, or none is open. */
  moves(milliseconds: number): boolean {
    return this.open === 0 || changes(this.#words, doneWord, this.done, milliseconds);
  }

  /** Blocks until a command ends, for so many milliseconds at most. */
  sleep(milliseconds: number): void {
    const words = this.#words;
    Atomics.add(words, waitersWord, 1);
    if (this.open > 0) Atomics.wait(words, doneWord, this.done, milliseconds);
    Atomics.sub(words, waitersWord, 1);
  }

  /** Resolves when a command ended, or the ring did, or after so many milliseconds. */
  async changed(milliseconds: number): Promise<void> {
    const words = this.#words;
    const before = this.done;
    Atomics.add(words, waitersWord, 1);
    try {
      if (this.open === 0 || this.isAbandoned) return;
      await waitAsync(words, doneWord, before, milliseconds);
    } finally {
      Atomics.sub(words, waitersWord, 1);
    }
  }

  get isAbandoned(): boolean {
    return Atomics.load(this.#words, claimWord) === abandoned;
  }

  /** Ends the ring: nobody claims anything from now on. Gives the number of the first command that nobody had begun. */
  abandon(): number {
    const { done } = this;
    const claim = Atomics.exchange(this.#words, claimWord, abandoned);
    this.#wakeAll();
    Atomics.notify(this.#words, doneWord);
    return begunOf(claim, done);
  }

  #wakeAll(): void {
    Atomics.notify(this.#words, claimWord);
    wakeSpare(this.control);
  }

  #moduleOf(loop: VectorLoop): StoredModule {
    let module = this.#modules.get(loop);
    if (module === undefined) {
      module = { number: this.#modulesMade++, offset: this.#stored };
      this.control.store.set(loop.source.bytes, module.offset);
      this.#stored += loop.source.bytes.length;
      this.#modules.set(loop, module);
      this.#loops.set(module.number, loop);
    }
    return module;
  }
}

/** The number of the first command that nobody has begun, where so many were done before that. */
function begunOf(claim: number, done: number): number {
  if (claim === abandoned) return done;
  const number = numberOf(tagOf(claim), done);
  return isClosed(claim) ? number : (number + chainOf(claim)) | 0;
}
