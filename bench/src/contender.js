/**
 * What takes part in a measurement.
 *
 * @typedef {object} Contender
 * @property {() => unknown} run does the work once; the work is done when the promise it may return resolves
 * @property {(calls: number) => Promise<number>} [time] median milliseconds of so many runs in a row, where the
 *   contender has a clock of its own because its work is done in another process
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
 * @property {number} [astray] the share of results that may differ: a float32 number near the place where a function
 *   jumps may fall on the other side of it than a double does
 */

/** Results this far apart, of the largest, compute something else. */
const tolerance = 1e-4;

/**
 * Throws when two contenders do not compute the same thing: a benchmark of a wrong answer says nothing.
 *
 * @param {string} name
 * @param {ArrayLike<number>} ours
 * @param {ArrayLike<number>} theirs
 * @param {number} [astray] the share of results that may differ
 */
export function assertSame(name, ours, theirs, astray = 0) {
  if (ours.length !== theirs.length) {
    throw new Error(`${name}: ${ours.length} results of Lockstep, ${theirs.length} of the other`);
  }
  let size = 1e-30;
  for (let i = 0; i < theirs.length; i++) size = Math.max(size, Math.abs(Number(theirs[i])));
  let differing = 0;
  let apart = 0;
  for (let i = 0; i < ours.length; i++) {
    const difference = Math.abs(Number(ours[i]) - Number(theirs[i]));
    if (difference <= tolerance * size) continue;
    differing++;
    if (!(difference <= apart)) apart = difference;
  }
  if (differing > astray * ours.length) {
    throw new Error(
      `${name}: ${differing} of ${ours.length} results differ, by ${apart}, of at most ${size}`,
    );
  }
}
