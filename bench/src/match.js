/**
 * Lockstep against one other, case by case, in a process of its own, so that nobody's compiled code, threads or
 * memory stand in anybody else's way. `main.js` starts it: `node match.js <other> <mode> [case…]`; each outcome goes
 * to the parent as a message.
 */
import { cpu } from "@lockstep/backend-cpu";
import { addConstants } from "./cases/elementwise.js";
import { cases } from "./cases/index.js";
import { contiguousAdd } from "./cases/layouts.js";
import { rounded } from "./cases/rounded.js";
import { assertSame } from "./contender.js";
import { duel, solo } from "./duel.js";
import { computeIn } from "./inputs.js";
import { peers } from "./peers/index.js";

const [other = "", mode = "js", ...wanted] = process.argv.slice(2);

/** @typedef {(device: import("@lockstep/core").Backend) => import("./contender.js").Contender} Opponent */

/**
 * Who plays against Lockstep, by case. `null`: nobody, the case is timed alone.
 *
 * @returns {Promise<Readonly<Record<string, Opponent | null | undefined>>>}
 */
async function opponents() {
  const loops = Object.fromEntries(cases.map(({ name, byHand }) => [name, byHand ?? null]));
  if (other === "by hand") return loops;
  if (other === "rounded") return rounded;
  if (other === "float64") {
    computeIn("float64");
    return loops;
  }
  if (other === "constants") return { add: addConstants };
  if (other === "contiguous") return { "transposed add": contiguousAdd };
  return /** @type {any} */ (await peers[other].load());
}

const theirs = await opponents();
const device = cpu({ mode: /** @type {any} */ (mode) });

for (const { name, lockstep, calls = 1 } of cases) {
  const opponent = theirs[name];
  if (opponent === undefined || (wanted.length > 0 && !wanted.includes(name))) continue;
  try {
    const ours = lockstep(device);
    const outcome = opponent === null ? await solo(ours) : await against(name, ours, opponent(device));
    process.send?.({ name, other, engine: device.capabilities.engine, ...perCall(outcome, calls) });
  } catch (error) {
    process.send?.({
      name,
      other,
      failure: error instanceof Error ? error.message.split("\n")[0] : String(error),
    });
  }
}
process.exit(0);

/**
 * @param {string} name
 * @param {import("./contender.js").Contender} ours
 * @param {import("./contender.js").Contender} others
 */
async function against(name, ours, others) {
  await ours.run();
  await others.run();
  if (ours.result && others.result) assertSame(name, await ours.result(), await others.result());
  return duel(ours, others);
}

/** @param {{ ours: number, theirs?: number, rounds: number }} outcome @param {number} calls */
function perCall(outcome, calls) {
  const { ours, theirs } = outcome;
  return { ...outcome, ours: ours / calls, ...(theirs === undefined ? {} : { theirs: theirs / calls }) };
}
