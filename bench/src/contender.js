/**
 * What takes part in a measurement.
 *
 * @typedef {object} Contender
 * @property {() => unknown} run does the work once; the work is done when the promise it may return resolves
 * @property {() => ArrayLike<number> | Promise<ArrayLike<number>>} [result] what the last run computed, in row-major
 *   order; left out where there is nothing to compare
 *
 * @typedef {Readonly<Record<string, () => Contender>>} Contenders by the name of the case; each is made just before
 *   it is measured
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {string} what what is computed, in a few words
 * @property {(device: import("@lockstep/core").Backend) => Contender} lockstep
 * @property {() => Contender} [byHand] the loop that a person would write
 * @property {number} [calls] how often one run calls the operation: for work too short to be timed once
 */

/** Results this far apart, of the largest, compute something else. */
const tolerance = 1e-4;

/**
 * Throws when two contenders do not compute the same thing: a benchmark of a wrong answer says nothing.
 *
 * @param {string} name
 * @param {ArrayLike<number>} ours
 * @param {ArrayLike<number>} theirs
 */
export function assertSame(name, ours, theirs) {
  if (ours.length !== theirs.length) {
    throw new Error(`${name}: ${ours.length} results of Lockstep, ${theirs.length} of the other`);
  }
  let size = 0;
  let apart = 0;
  for (let i = 0; i < ours.length; i++) {
    const [x, y] = [Number(ours[i]), Number(theirs[i])];
    size = Math.max(size, Math.abs(y));
    const difference = Math.abs(x - y);
    if (!(difference <= apart)) apart = difference;
  }
  if (!(apart <= tolerance * Math.max(size, 1e-30))) {
    throw new Error(`${name}: results are ${apart} apart, of at most ${size}`);
  }
}
