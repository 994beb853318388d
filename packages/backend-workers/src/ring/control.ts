/**
 * The memory in which a caller and its threads meet: a few words that say what is going on, and a ring of slots, one
 * for each command that was asked and is not done.
 *
 * Commands run strictly one after another. Of the one that is open, anybody claims the next part by raising one word,
 * which holds both which command is open and how many of its parts are taken. So a claim can never be for another
 * command than the one that is open when it is made, and what stands in the slot may be read after it, since the
 * command cannot end before the part that was claimed. Whoever ends the last part opens the next command, or several
 * as a chain, whose parts are then parts of them all.
 */

/** Places of words, on lines of memory of their own where many write to them. */
export const claimWord = 0;
/** Parts of the open command that are done. */
export const finishedWord = 16;
/** Commands asked, and commands done, ever; both wrap. */
export const askedWord = 32;
export const doneWord = 48;
/** Threads asleep on the claim word, spare ones apart, and callers asleep on the done word. */
export const sleepersWord = 64;
export const waitersWord = 65;
/** 1: threads that find nothing to do are to end their task. */
export const leaveWord = 66;
/** Changes when a command opens that only threads may run: what spare threads sleep on. */
export const threadsOnlyWord = 67;
/** One word for each seat, from here on: what sits there is doing. */
const seatsWord = 80;

/** Seats, of which the first is the caller's. */
export const mostSeats = 64;
export const seatWord = (seat: number): number => seatsWord + 16 * seat;
/** What a seat's word says: nobody is there, somebody looks for work, or works, or has failed and will not come back. */
export const seatState = { away: 0, looking: 1, working: 2, failed: 3 } as const;

/** The claim word: 11 bits of which command, 3 of how many are open with it, 18 of how many parts are claimed. */
const partBits = 18;
const partMask = 2 ** partBits - 1;
const chainBits = 3;
const tagMask = 2 ** 11 - 1;
/** More parts than this cannot be told apart from a command that is not open. */
export const mostParts = partMask - 1;
/** Commands that may be open at once, as one chain. */
export const mostChained = 2 ** chainBits;
/** The claim word of a ring that nobody uses any more. */
export const abandoned = -1;

export const partOf = (claim: number): number => claim & partMask;
export const tagOf = (claim: number): number => claim >>> (partBits + chainBits);
/** How many commands are open together, from that of the tag on. */
export const chainOf = (claim: number): number => ((claim >>> partBits) & (mostChained - 1)) + 1;
/** The claim word of command `number` and those behind it, `chained` of them, of which so many parts are claimed. */
export const openClaim = (number: number, chained = 1, parts = 0): number =>
  ((((number & tagMask) << chainBits) | (chained - 1)) << partBits) | parts;
/** The claim word while command `number` is the next and not open. */
export const closedClaim = (number: number): number => openClaim(number, 1, partMask);
/** Whether nothing is open. */
export const isClosed = (claim: number): boolean => partOf(claim) === partMask;
/** The number of the command of a tag, where `done` are done. */
export const numberOf = (tag: number, done: number): number => (done + ((tag - done) & tagMask)) | 0;

/** Commands that may be asked and not done. It divides the tags, so that a tag leads to its slot. */
export const slotCount = 64;

/** Places of words within a slot. */
export const slotWord = {
  parts: 0,
  /** Turns of a part; the first turn of all, and the end. */
  partTurns: 1,
  from: 2,
  turns: 3,
  /** The number of the command, so that its frame is copied once. */
  number: 4,
  /** The module: its number, its bytes in the module store, and the address of its tables. */
  module: 5,
  moduleOffset: 6,
  moduleBytes: 7,
  tables: 8,
  /** Which of `entryNames` is called. */
  entry: 9,
  frameBytes: 10,
  /** 1: only threads may run it, because a part of it may not end. */
  threadsOnly: 11,
  /** 1: a part threw; its message stands behind. */
  failed: 12,
  /** Among how many hands the parts are shared out. */
  shares: 13,
  /** Of so many commands right before it, it may run in one chain with the last, the last two, and so on. */
  joins: 14,
  /** Turns of a part of a chain. */
  strip: 15,
} as const;

/** The functions of modules that commands call. */
export const entryNames = ["nest", "blocks", "streams", "dots"] as const;

const headerBytes = 64;
const messageBytes = 448;
/**
 * Float64s for when the command was opened and ended, and in a chain of how many, and two for each seat: parts done, and
 * milliseconds. Behind these, a word: how many parts were taken of the share that is that seat's.
 */
const talliesBytes = 64 * (mostSeats + 1);
export const openedTally = 0;
export const endedTally = 1;
/** Of how many commands the chain was that it ran in; 1 of one that ran alone. */
export const chainedTally = 2;
export const partsTally = (seat: number): number => 8 * (seat + 1);
export const timeTally = (seat: number): number => partsTally(seat) + 1;
export const shareWord = (slot: number, share: number): number =>
  slot + (headerBytes + messageBytes) / 4 + 2 * (timeTally(share) + 1);
/** Of parts in the order in which they were claimed: which, the seat that ran it, and when it began and ended by `now`. */
export const recordLength = 4;
/** So many are recorded; the rest is not. */
export const mostRecorded = 512;
const recordsBytes = 8 * recordLength * mostRecorded;
/** As long as `codegen` lets frames be. */
const frameBytes = 24576;
const slotBytes = headerBytes + messageBytes + talliesBytes + recordsBytes + frameBytes;
const slotsOffset = 8192;
const storeOffset = slotsOffset + slotCount * slotBytes;
/** Room for the binaries of modules; what nobody writes to costs nothing. */
export const storeBytes = 2 ** 23;

/** When this thread's clock began. To ask for it takes half a millisecond the first time. */
const { timeOrigin } = performance;

/** Milliseconds, by a clock that all threads share. */
export const now = (): number => timeOrigin + performance.now();

/** Views of the memory of a ring. */
export class Control {
  readonly words: Int32Array<SharedArrayBuffer>;
  readonly store: Uint8Array<SharedArrayBuffer>;
  /** The same memory as float64s, up to the store. */
  readonly numbers: Float64Array<SharedArrayBuffer>;

  constructor(readonly buffer = new SharedArrayBuffer(storeOffset + storeBytes)) {
    this.words = new Int32Array(buffer);
    this.numbers = new Float64Array(buffer, 0, storeOffset / 8);
    this.store = new Uint8Array(buffer, storeOffset, storeBytes);
  }

  /** The first word of the slot of a claim or of a command's number. */
  slotOf(tag: number): number {
    return (slotsOffset + (tag & (slotCount - 1)) * slotBytes) / 4;
  }

  /** The address of the frame of a slot, which is a multiple of 8. */
  frame(slot: number): number {
    return 4 * slot + headerBytes + messageBytes + talliesBytes + recordsBytes;
  }

  /** The message of a part that threw. */
  message(slot: number): Uint8Array<SharedArrayBuffer> {
    return new Uint8Array(this.buffer, 4 * slot + headerBytes, messageBytes);
  }

  /** Where in `numbers` the tallies of a slot begin: no view of them, because every part comes here. */
  tallies(slot: number): number {
    return (4 * slot + headerBytes + messageBytes) / 8;
  }

  /** Where in `numbers` the records of parts of a slot begin. */
  records(slot: number): number {
    return this.tallies(slot) + talliesBytes / 8;
  }
}
