/**
 * Whether the machine really runs two threads at once at this moment: a machine that is shared often does not, and then
 * nobody can be twice as fast. A plain loop runs on this thread and on another at once, and both must be about as quick
 * as the loop was at its quickest just before: not ever, because a processor's clock rises and falls with what all its
 * cores do. This file is also the program of the other thread.
 */
import { isMainThread, Worker, workerData } from "node:worker_threads";

/** Turns of the loop: some half a millisecond. */
const turns = 200_000;
/** How much longer than at its quickest the loop may take, and in how many rounds that is looked for. */
const tolerance = 1.15;
const recent = 64;

/** Words of the memory that both share: rounds asked for, and of the other thread, rounds begun and ended. */
const [asked, begun, ended] = [0, 1, 2];

/** Milliseconds of a loop in which every turn waits for the one before, so that neither caches nor compilers matter. */
function timeOfLoop() {
  const start = performance.now();
  if (!(loop(turns) > 0)) throw new Error("The loop computes something else");
  return performance.now() - start;
}

/** @param {number} turns */
function loop(turns) {
  let value = 1;
  for (let turn = 0; turn < turns; turn++) value = value * 0.999 + 1;
  return value;
}

export class SecondCore {
  #words = new Int32Array(new SharedArrayBuffer(16));
  #times = new Float64Array(new SharedArrayBuffer(8));
  #round = 0;
  #quickest = new Float64Array(recent).fill(Number.POSITIVE_INFINITY);
  #worker = new Worker(new URL(import.meta.url), {
    workerData: { words: this.#words, times: this.#times },
  });

  constructor() {
    this.#worker.unref();
  }

  /** Resolves when both threads have run the loop often enough to know how quick it can be. */
  async ready() {
    while (Atomics.load(this.#words, ended) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    for (let round = 0; round < 4 * recent; round++) this.isThere();
  }

  /** Whether both threads are at full speed now. Blocks for about a millisecond. */
  isThere() {
    const words = this.#words;
    const round = Atomics.add(words, asked, 1) + 1;
    Atomics.notify(words, asked);
    while (Atomics.load(words, begun) !== round);
    const here = timeOfLoop();
    while (Atomics.load(words, ended) !== round + 1);
    const there = this.#times[0];
    this.#quickest[this.#round++ % recent] = Math.min(here, there);
    return Math.max(here, there) <= tolerance * Math.min(...this.#quickest);
  }

  async end() {
    await this.#worker.terminate();
  }
}

if (!isMainThread && workerData?.words) {
  /** @type {{ words: Int32Array, times: Float64Array }} */
  const { words, times } = workerData;
  for (let warm = 0; warm < 50; warm++) timeOfLoop();
  Atomics.store(words, ended, 1);
  for (let round = 0; ; round++) {
    // It may be woken late, for a round that it has run already.
    while (Atomics.load(words, asked) === round) Atomics.wait(words, asked, round);
    Atomics.store(words, begun, round + 1);
    times[0] = timeOfLoop();
    Atomics.store(words, ended, round + 2);
  }
}
