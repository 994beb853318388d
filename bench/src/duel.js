/**
 * Two contenders in turns: whatever else the machine does then hurts both alike. Absolute times drift from run to
 * run; the median of the ratios of neighbouring runs hardly does.
 */

/** Milliseconds after which a duel that has had enough rounds ends. */
const budget = 1500;
const fewestRounds = 5;
const mostRounds = 61;
const warmUp = 300;

/**
 * @typedef {object} Outcome
 * @property {number} ours median milliseconds
 * @property {number} theirs median milliseconds
 * @property {number} speed theirs ÷ ours, the median of all rounds: 2 is twice as fast as they are
 * @property {number} rounds
 */

/**
 * @param {import("./contender.js").Contender} ours
 * @param {import("./contender.js").Contender} theirs
 * @returns {Promise<Outcome>}
 */
export async function duel(ours, theirs) {
  for (const contender of [ours, theirs]) await warm(contender);
  /** @type {[number, number][]} */
  const rounds = [];
  const start = performance.now();
  while (rounds.length < mostRounds) {
    if (rounds.length >= fewestRounds && performance.now() - start > budget) break;
    // Who goes first changes, so that neither always finds the other's data in the caches.
    if (rounds.length % 2 === 0) {
      const first = await timeOf(ours);
      rounds.push([first, await timeOf(theirs)]);
    } else {
      const first = await timeOf(theirs);
      rounds.push([await timeOf(ours), first]);
    }
  }
  return {
    ours: median(rounds.map(([our]) => our)),
    theirs: median(rounds.map(([, their]) => their)),
    speed: median(rounds.map(([our, their]) => their / our)),
    rounds: rounds.length,
  };
}

/**
 * The median milliseconds of one contender alone.
 *
 * @param {import("./contender.js").Contender} contender
 */
export async function solo(contender) {
  await warm(contender);
  const times = [];
  const start = performance.now();
  while (times.length < mostRounds && (times.length < fewestRounds || performance.now() - start < budget)) {
    times.push(await timeOf(contender));
  }
  return { ours: median(times), rounds: times.length };
}

/** @param {import("./contender.js").Contender} contender */
async function warm(contender) {
  const start = performance.now();
  for (let run = 0; run < 2 || (run < 20 && performance.now() - start < warmUp); run++) await contender.run();
}

/** @param {import("./contender.js").Contender} contender */
async function timeOf({ run }) {
  const start = performance.now();
  const pending = run();
  if (pending instanceof Promise) await pending;
  return performance.now() - start;
}

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
