/** One who runs parts of commands: a thread, or the caller. Each has a seat, and a workspace for loops to write to. */
import { beginOf, chainFrameBytes, chainFrom, partsOf } from "./chain.js";
import type { Control } from "./control.js";
import {
  abandoned,
  askedWord,
  chainedTally,
  chainOf,
  claimWord,
  closedClaim,
  doneWord,
  endedTally,
  entryNames,
  finishedWord,
  mostRecorded,
  now,
  openClaim,
  openedTally,
  partOf,
  partsTally,
  recordLength,
  seatState,
  seatWord,
  sleepersWord,
  slotWord,
  tagOf,
  threadsOnlyWord,
  timeTally,
  waitersWord,
} from "./control.js";
import { takePart } from "./shares.js";

/** A function of a module: the address of a frame, and the range of turns. */
export type Entry = (frame: number, from: number, to: number) => void;

export interface HandOptions {
  readonly control: Control;
  readonly memory: WebAssembly.Memory;
  readonly seat: number;
  /** The address of its workspace. */
  readonly workspace: number;
  /** The functions of the module that a slot names. */
  readonly entriesOf: (slot: number) => Readonly<Record<string, unknown>>;
  readonly runs: Runs;
  /** Milliseconds to look for work before going to sleep. */
  readonly spin: number;
}

/** Which commands a hand runs parts of: the caller none that may not end, and a thread in its stead only these. */
export type Runs = "all" | "what ends" | "what may not end";

export class Hand {
  /** What a part threw: whoever it is takes no more. */
  failure: unknown;
  /** The first command whose frame is in the workspace, and the functions of all that are. */
  #framed = -1;
  readonly #entries: Entry[] = [];
  readonly #workspace: Uint8Array;

  constructor(readonly options: HandOptions) {
    // Made once, over bytes that were there then: a thread may see the memory as it was before it grew.
    this.#workspace = new Uint8Array(options.memory.buffer, options.workspace, workspaceView);
  }

  /** Claims a part of the open command and runs it, whether it may end or not. */
  takeWhatever(): boolean {
    return this.take("all");
  }

  /** Claims a part of the open command and runs it; false where there is none to claim. */
  take(runs = this.options.runs): boolean {
    const { control, seat } = this.options;
    const { words } = control;
    for (;;) {
      const claim = Atomics.load(words, claimWord);
      if (claim === abandoned) return false;
      const slot = control.slotOf(tagOf(claim));
      const chained = chainOf(claim);
      const claimed = partOf(claim);
      if (claimed >= partsOf(control, slot, chained)) return false;
      if (runs !== "all") {
        const mayNotEnd = Atomics.load(words, slot + slotWord.threadsOnly) === 1;
        if (mayNotEnd !== (runs === "what may not end")) return false;
      }
      Atomics.store(words, seatWord(seat), seatState.working);
      const isMine = Atomics.compareExchange(words, claimWord, claim, claim + 1) === claim;
      // Should the tag have come round meanwhile, what was claimed belongs to the command that is open now.
      if (isMine && claimed < partsOf(control, slot, chained)) this.#run(slot, chained, claimed);
      Atomics.store(words, seatWord(seat), seatState.looking);
      if (isMine) return true;
    }
  }

  /** Runs a part of so many commands, from that of the slot on; so many parts were claimed before it. */
  #run(slot: number, chained: number, claimed: number): void {
    const { control, seat, workspace } = this.options;
    const { words } = control;
    const number = words[slot + slotWord.number]!;
    const part = takePart(control, slot, partsOf(control, slot, chained), seat);
    const from = beginOf(control, slot, chained, part);
    const to = Math.min(words[slot + slotWord.turns]!, beginOf(control, slot, chained, part + 1));
    let start = now();
    let at = 0;
    try {
      this.#prepare(number, chained);
      for (; at < chained; at++) {
        this.#entries[at]!(workspace + at * chainFrameBytes, from, to);
        start = this.#note(number + at, claimed, part, start);
      }
    } catch (error) {
      this.#framed = -1;
      this.failure = error;
      for (; at < chained; at++) start = this.#note(number + at, claimed, part, start);
      // What ran before it has not run for the other parts, and may never.
      for (let other = 0; other < chained; other++) this.#report(control.slotOf(number + other), error);
    }
    finishPart(control, slot, chained);
  }

  /** Writes down that a part of a command has ended; gives when. */
  #note(number: number, claimed: number, part: number, start: number): number {
    const { control, seat } = this.options;
    const { numbers } = control;
    const slot = control.slotOf(number);
    const tallies = control.tallies(slot);
    const end = now();
    numbers[tallies + partsTally(seat)]! += 1;
    numbers[tallies + timeTally(seat)]! += end - start;
    if (claimed < mostRecorded) {
      const record = control.records(slot) + recordLength * claimed;
      numbers[record] = part;
      numbers[record + 1] = seat;
      numbers[record + 2] = start;
      numbers[record + 3] = end;
    }
    return end;
  }

  /** Puts the frames of commands into the workspace, unless they are there. */
  #prepare(number: number, chained: number): void {
    if (number === this.#framed && chained === this.#entries.length) return;
    const { control, entriesOf } = this.options;
    const { words } = control;
    this.#framed = -1;
    this.#entries.length = 0;
    for (let at = 0; at < chained; at++) {
      const slot = control.slotOf(number + at);
      this.#entries.push(entriesOf(slot)[entryNames[words[slot + slotWord.entry]!]!] as Entry);
      const bytes = words[slot + slotWord.frameBytes]!;
      const frame = new Uint8Array(control.buffer, control.frame(slot), bytes);
      this.#workspace.set(frame, at * chainFrameBytes);
    }
    this.#framed = number;
  }

  #report(slot: number, error: unknown): void {
    const { control } = this.options;
    if (Atomics.exchange(control.words, slot + slotWord.failed, 1) === 1) return;
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const bytes = new TextEncoder().encode(text);
    const message = control.message(slot);
    message.fill(0);
    message.set(bytes.subarray(0, message.length));
  }
}

/** Bytes of a workspace that a frame may take. */
const workspaceView = 24576;

/** One part less to do; the last one ends the command, or the whole chain, and opens what is next. */
function finishPart(control: Control, slot: number, chained: number): void {
  const { words } = control;
  const number = words[slot + slotWord.number]!;
  if (Atomics.add(words, finishedWord, 1) + 1 < partsOf(control, slot, chained)) return;
  Atomics.store(words, finishedWord, 0);
  settleTallies(control, number, chained);
  const next = (number + chained) | 0;
  if (!closeChain(words, number, next)) return;
  Atomics.store(words, doneWord, next);
  if (Atomics.load(words, waitersWord) > 0) Atomics.notify(words, doneWord);
  if (Atomics.load(words, askedWord) !== next) openCommand(control, next);
}

function settleTallies(control: Control, number: number, chained: number): void {
  const { numbers } = control;
  const ended = now();
  const opened = numbers[control.tallies(control.slotOf(number)) + openedTally]!;
  for (let at = 0; at < chained; at++) {
    const tallies = control.tallies(control.slotOf(number + at));
    numbers[tallies + openedTally] = opened;
    numbers[tallies + endedTally] = ended;
    numbers[tallies + chainedTally] = chained;
  }
}

/** Closes what is open, however many claims there are; false where the ring was abandoned. */
function closeChain(words: Int32Array, number: number, next: number): boolean {
  const tag = tagOf(openClaim(number));
  for (;;) {
    const claim = Atomics.load(words, claimWord);
    if (claim === abandoned || tagOf(claim) !== tag) return false;
    if (Atomics.compareExchange(words, claimWord, claim, closedClaim(next)) === claim) return true;
  }
}

/** Opens a command that was asked, once all before it are done, and what chains to it; whoever comes first does it. */
export function openCommand(control: Control, number: number): void {
  const { words } = control;
  const closed = closedClaim(number);
  if (Atomics.load(words, claimWord) !== closed) return;
  control.numbers[control.tallies(control.slotOf(number)) + openedTally] = now();
  const open = openClaim(number, chainFrom(control, number));
  if (Atomics.compareExchange(words, claimWord, closed, open) !== closed) return;
  if (Atomics.load(words, sleepersWord) > 0) Atomics.notify(words, claimWord);
  if (Atomics.load(words, control.slotOf(number) + slotWord.threadsOnly) === 1) wakeSpare(control);
}

/** Wakes the threads that sleep until there is something that only threads may run. */
export function wakeSpare({ words }: Control): void {
  Atomics.add(words, threadsOnlyWord, 1);
  Atomics.notify(words, threadsOnlyWord);
}
