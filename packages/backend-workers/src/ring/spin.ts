/**
 * Looking at a word for a while before sleeping until it changes. To wake a thread takes 10 µs to 200 µs, the more the
 * longer its core has been idle, and one that is woken may be put on the core of the one that wakes it, so whoever
 * expects work soon had better stay awake; unless there are more threads than cores, where one that looks keeps another
 * from running.
 */

export interface Spin {
  /** Milliseconds for which a thread looks for work: about as many as those of OpenBLAS. */
  readonly thread: number;
  /** Milliseconds for which the caller looks whether others end what they have begun. */
  readonly caller: number;
}

/** With a core for each, and without. */
const long: Spin = { thread: 20, caller: 0.5 };
const short: Spin = { thread: 0.02, caller: 0.02 };

export const spinOf = (threads: number, cores: number): Spin => (threads <= cores ? long : short);

/** Looks between two at the clock, some 10 µs. */
const looks = 1000;

/** Looks at a word, for so many milliseconds; tells whether it is another than before. */
export function changes(words: Int32Array, word: number, before: number, milliseconds: number): boolean {
  const end = performance.now() + milliseconds;
  do {
    for (let look = 0; look < looks; look++) if (Atomics.load(words, word) !== before) return true;
  } while (performance.now() < end);
  return false;
}
