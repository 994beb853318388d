/** One who runs parts of commands: a thread, or the caller. Each has a seat, and a workspace for loops to write to. */
import type { Control } from "./control.js";
import {
  abandoned,
  askedWord,
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
  /** The command whose frame is in the workspace. */
  #framed = -1;
  #entry: Entry | undefined;
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
      const claimed = partOf(claim);
      if (claimed >= Atomics.load(words, slot + slotWord.parts)) return false;
      if (runs !== "all") {
        const mayNotEnd = Atomics.load(words, slot + slotWord.threadsOnly) === 1;
        if (mayNotEnd !== (runs === "what may not end")) return false;
      }
      Atomics.store(words, seatWord(seat), seatState.working);
      const isMine = Atomics.compareExchange(words, claimWord, claim, claim + 1) === claim;
      // Should the tag have come round meanwhile, what was claimed belongs to the command that is open now.
      if (isMine && claimed < Atomics.load(words, slot + slotWord.parts)) this.#run(slot, claimed);
      Atomics.store(words, seatWord(seat), seatState.looking);
      if (isMine) return true;
    }
  }

  /** Runs a part, of which so many were claimed before it. */
  #run(slot: number, claimed: number): void {
    const { control, seat, workspace } = this.options;
    const { words } = control;
    const part = takePart(control, slot, seat);
    const start = now();
    try {
      const number = words[slot + slotWord.number]!;
      if (number !== this.#framed || this.#entry === undefined) this.#prepare(slot, number);
      const partTurns = words[slot + slotWord.partTurns]!;
      const from = words[slot + slotWord.from]! + part * partTurns;
      this.#entry!(workspace, from, Math.min(words[slot + slotWord.turns]!, from + partTurns));
    } catch (error) {
      this.#framed = -1;
      this.failure = error;
      this.#report(slot, error);
    }
    const { numbers } = control;
    const tallies = control.tallies(slot);
    numbers[tallies + partsTally(seat)]! += 1;
    const end = now();
    numbers[tallies + timeTally(seat)]! += end - start;
    if (claimed < mostRecorded) {
      const record = control.records(slot) + recordLength * claimed;
      numbers[record] = part;
      numbers[record + 1] = seat;
      numbers[record + 2] = start;
      numbers[record + 3] = end;
    }
    finishPart(control, slot);
  }

  #prepare(slot: number, number: number): void {
    const { control, entriesOf } = this.options;
    const { words } = control;
    this.#entry = entriesOf(slot)[entryNames[words[slot + slotWord.entry]!]!] as Entry;
    const bytes = words[slot + slotWord.frameBytes]!;
    this.#workspace.set(new Uint8Array(control.buffer, control.frame(slot), bytes));
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

/** One part less to do; the last one ends the command and opens the next. */
function finishPart(control: Control, slot: number): void {
  const { words } = control;
  const parts = words[slot + slotWord.parts]!;
  const number = words[slot + slotWord.number]!;
  if (Atomics.add(words, finishedWord, 1) + 1 < parts) return;
  Atomics.store(words, finishedWord, 0);
  control.numbers[control.tallies(slot) + endedTally] = now();
  const next = (number + 1) | 0;
  const all = openClaim(number, parts);
  if (Atomics.compareExchange(words, claimWord, all, closedClaim(next)) !== all) return;
  Atomics.store(words, doneWord, next);
  if (Atomics.load(words, waitersWord) > 0) Atomics.notify(words, doneWord);
  if (Atomics.load(words, askedWord) !== next) openCommand(control, next);
}

/** Opens a command that was asked, once all before it are done; whoever comes first does it. */
export function openCommand(control: Control, number: number): void {
  const { words } = control;
  const closed = closedClaim(number);
  if (Atomics.load(words, claimWord) !== closed) return;
  control.numbers[control.tallies(control.slotOf(number)) + openedTally] = now();
  if (Atomics.compareExchange(words, claimWord, closed, openClaim(number)) !== closed) return;
  if (Atomics.load(words, sleepersWord) > 0) Atomics.notify(words, claimWord);
  if (Atomics.load(words, control.slotOf(number) + slotWord.threadsOnly) === 1) wakeSpare(control);
}

/** Wakes the threads that sleep until there is something that only threads may run. */
export function wakeSpare({ words }: Control): void {
  Atomics.add(words, threadsOnlyWord, 1);
  Atomics.notify(words, threadsOnlyWord);
}
