/**
 * Lockstep against one other, a case at a time, in a process of their own that stays until it is let go: `node
 * opponent.js <other> <mode>`. `players.js` starts it and asks for cases by name.
 */

import { further } from "../cases/further/index.js";
import { cases } from "../cases/index.js";
import { reference } from "../cases/reference.js";
import { makeDevice } from "../device.js";
import { peers } from "../peers/index.js";
import { play, reason } from "../play.js";

const [other = "", mode = ""] = process.argv.slice(2);

/** Milliseconds. Marks are of calls in a row, which find their own numbers in the caches. */
const turn = 4;

const works = new Map([...cases, ...reference, ...further].map((work) => [work.name, work]));

/** @returns {Promise<Readonly<Record<string, import("../play.js").Opponent | null | undefined>>>} */
async function opponentsByCase() {
  if (other === "nobody") return Object.fromEntries([...works.keys()].map((name) => [name, null]));
  if (other === "by hand") return Object.fromEntries([...works].map(([name, { byHand }]) => [name, byHand]));
  return peers[other].load();
}

async function prepare() {
  return { opponents: await opponentsByCase(), device: makeDevice(mode) };
}

const prepared = prepare();
// The first case that is asked for says what went wrong.
prepared.catch(() => {});

process.on("disconnect", () => process.exit(0));
process.on("message", async (/** @type {string} */ name) => {
  try {
    const { opponents, device } = await prepared;
    const [work, opponent] = [works.get(name), opponents[name]];
    if (work === undefined || opponent === undefined) throw new Error(`${other} has no case '${name}'`);
    const outcome = await play(work, opponent, device, turn);
    process.send?.({ engine: device.capabilities.engine, ...outcome });
  } catch (error) {
    process.send?.({ failure: reason(error) });
  }
});
