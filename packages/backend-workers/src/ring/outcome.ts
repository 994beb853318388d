/** What became of a command, as hands left it in its slot. */
import {
  type Control,
  chainedTally,
  endedTally,
  mostRecorded,
  openedTally,
  partsTally,
  recordLength,
  slotWord,
  timeTally,
} from "./control.js";

export interface Outcome {
  /** Of each seat, parts done and milliseconds. */
  readonly parts: readonly number[];
  readonly times: readonly number[];
  /** Milliseconds from when it was opened until its last part was done. */
  readonly duration: number;
  /** How many commands were open together, this one among them. */
  readonly chained: number;
  /** When it was opened, and the records of the parts claimed first: copies, because most are never asked for. */
  readonly opened: number;
  readonly records: Float64Array;
  /** The message of a part that threw. */
  readonly failure: string | undefined;
}

/** A part, the seat that ran it, and when: milliseconds since the command was opened. */
export interface PartRecord {
  readonly part: number;
  readonly seat: number;
  readonly start: number;
  readonly end: number;
}

/** Of a command that is done, as long as its slot is not written again. */
export function outcomeOf(control: Control, number: number, seats: number): Outcome {
  const { words, numbers } = control;
  let count = 0;
  const slot = control.slotOf(number);
  const tallies = control.tallies(slot);
  const parts: number[] = [];
  const times: number[] = [];
  for (let seat = 0; seat < seats; seat++) {
    const own = numbers[tallies + partsTally(seat)]!;
    count += own;
    parts.push(own);
    times.push(numbers[tallies + timeTally(seat)]!);
  }
  const opened = numbers[tallies + openedTally]!;
  const duration = numbers[tallies + endedTally]! - opened;
  const at = control.records(slot);
  const recorded = Math.min(mostRecorded, count);
  const records = numbers.slice(at, at + recordLength * recorded);
  const failure = Atomics.load(words, slot + slotWord.failed) === 1 ? messageIn(control, slot) : undefined;
  const chained = numbers[tallies + chainedTally]!;
  return { parts, times, duration, chained, opened, records, failure };
}

const messageIn = (control: Control, slot: number): string =>
  new TextDecoder().decode(control.message(slot).slice()).split("\0")[0]!;

/** The first parts of a command, in the order in which they were claimed. */
export function recordsOf({ records, opened }: Pick<Outcome, "records" | "opened">): PartRecord[] {
  // Clocks of threads agree but for how long each took to start its own: nothing begins before it was opened.
  const since = (time: number): number => Math.max(0, time - opened);
  return Array.from({ length: records.length / recordLength }, (_, claimed) => {
    const [part, seat, start, end] = records.subarray(recordLength * claimed);
    return { part: part!, seat: seat!, start: since(start!), end: since(end!) };
  });
}
