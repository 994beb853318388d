/**
 * Two contenders in turns: whatever else the machine does then hurts both alike. Absolute times drift from run to
 * run; the median of the ratios of neighbouring turns hardly does.
 */

/** Milliseconds after which a duel that has had enough rounds ends. */
const budget = 1500;
/** The same where many rounds do not count. */
const patientBudget = 4000;
const fewestRounds = 5;
const mostRounds = 61;
const mostUnfair = 2000;
/** Milliseconds for engines to find out that a loop is worth compiling well. */
const warmUp = 300;
const mostCalls = 25;

/**
 * @typedef {object} Outcome
 * @property {number} ours median milliseconds
 * @property {number} theirs median milliseconds
 * @property {number} speed theirs ÷ ours, the median of all rounds: 2 is twice as fast as they are
 * @property {[number, number]} quartiles of the speed: a quarter of the rounds lie below the first, and a quarter
 *   above the second
 * @property {number} rounds
 * @property {number} unfair rounds that do not count
 */

/**
 * @param {import("./contender.js").Contender} ours
 * @param {import("./contender.js").Contender} theirs
 * @param {number} [turn] how many milliseconds a turn should last; a turn is a single call unless told otherwise
 * @param {() => boolean} [isFair] asked before, between and after the turns of each round whether the machine lets both do
 *   what they can: a round does not count where it is not. Throws where hardly any counts.
 * @returns {Promise<Outcome>}
 */
export async function duel(ours, theirs, turn = 0, isFair = undefined) {
  const calls = callsIn(turn, Math.min(await warm(ours), await warm(theirs)));
  /** @type {[number, number][]} */
  const rounds = [];
  const start = performance.now();
  let unfair = 0;
  while (goesOn(rounds.length, start, isFair ? patientBudget : budget)) {
    const wasFair = isFair?.() ?? true;
    // Who goes first changes, so that neither always finds the other's data in the caches.
    const isOursFirst = (rounds.length + unfair) % 2 === 0;
    const first = await timeOf(isOursFirst ? ours : theirs, calls);
    const isStillFair = isFair?.() ?? true;
    const second = await timeOf(isOursFirst ? theirs : ours, calls);
    if (wasFair && isStillFair && (isFair?.() ?? true))
      rounds.push(isOursFirst ? [first, second] : [second, first]);
    else if (++unfair > mostUnfair) throw new Error(`the machine is too busy: ${unfair} rounds do not count`);
  }
  const speeds = rounds.map(([our, their]) => their / our).sort((a, b) => a - b);
  return {
    ours: median(rounds.map(([our]) => our)),
    theirs: median(rounds.map(([, their]) => their)),
    speed: median(speeds),
    quartiles: [speeds[speeds.length >> 2], speeds[(3 * speeds.length) >> 2]],
    rounds: rounds.length,
    unfair,
  };
}

/**
 * The median milliseconds of one contender alone.
 *
 * @param {import("./contender.js").Contender} contender
 * @param {number} [turn] as of `duel`
 */
export async function solo(contender, turn = 0) {
  const calls = callsIn(turn, await warm(contender));
  const times = [];
  const start = performance.now();
  while (goesOn(times.length, start)) times.push(await timeOf(contender, calls));
  return { ours: median(times), rounds: times.length };
}

/** @param {number} rounds @param {number} start @param {number} [most] milliseconds */
function goesOn(rounds, start, most = budget) {
  return rounds < fewestRounds || (rounds < mostRounds && performance.now() - start < most);
}

/** @param {number} turn @param {number} quickest milliseconds of one call */
function callsIn(turn, quickest) {
  return Math.min(mostCalls, Math.max(1, Math.round(turn / quickest)));
}

/** The quickest of many runs. @param {import("./contender.js").Contender} contender */
async function warm(contender) {
  const start = performance.now();
  let quickest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 2 || performance.now() - start < warmUp; run++) {
    quickest = Math.min(quickest, await timeOf(contender, 1));
  }
  return quickest;
}

/**
 * The median milliseconds of so many calls in a row. The first of several is not counted: it finds the caches full of
 * the other's data, and the processor perhaps asleep.
 *
 * @param {import("./contender.js").Contender} contender
 * @param {number} calls
 */
async function timeOf({ run, time }, calls) {
  if (time) return time(calls);
  const times = [];
  for (let call = calls > 1 ? -1 : 0; call < calls; call++) {
    const start = performance.now();
    const pending = run();
    if (pending instanceof Promise) await pending;
    if (call >= 0) times.push(performance.now() - start);
  }
  return median(times);
}

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
