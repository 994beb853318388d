/** One case between Lockstep and one other: the results are compared, and only then is it timed. */
import { assertSame } from "./contender.js";
import { duel, solo } from "./duel.js";

/** @typedef {(device: import("@lockstep/core").Backend) => import("./contender.js").Contender} Opponent */

/**
 * Median milliseconds of one call. `turn` is that of `duel`.
 *
 * @param {import("./contender.js").Case} work
 * @param {Opponent | null} opponent `null`: the case is timed alone
 * @param {import("@lockstep/core").Backend} device
 * @param {number} [turn]
 * @returns {Promise<Partial<import("./duel.js").Outcome> & { ours: number, rounds: number }>}
 */
export async function play({ name, lockstep, calls = 1, astray = 0 }, opponent, device, turn = 0) {
  const ours = lockstep(device);
  if (opponent === null) {
    const alone = await solo(ours, turn);
    return { ...alone, ours: alone.ours / calls };
  }
  const theirs = opponent(device);
  await ours.run();
  await theirs.run();
  if (ours.result && theirs.result) {
    assertSame(name, await ours.result(), await theirs.result(), astray);
  }
  const outcome = await duel(ours, theirs, turn);
  return { ...outcome, ours: outcome.ours / calls, theirs: outcome.theirs / calls };
}

/** The first line of what went wrong. @param {unknown} error */
export function reason(error) {
  return error instanceof Error ? error.message.split("\n")[0] : String(error);
}
