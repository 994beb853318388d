/**
 * Lockstep against one other, case by case, in a process of its own, so that nobody's compiled code, threads or
 * memory stand in anybody else's way. `everyone.js` starts it: `node match.js <other> <mode> [case…]`; each outcome
 * goes to the parent as a message.
 */
import { addConstants } from "./cases/elementwise.js";
import { cases } from "./cases/index.js";
import { contiguousAdd } from "./cases/layouts.js";
import { rounded } from "./cases/rounded.js";
import { makeDevice } from "./device.js";
import { computeIn } from "./inputs.js";
import { peers } from "./peers/index.js";
import { play, reason } from "./play.js";

const [other = "", mode = "", ...wanted] = process.argv.slice(2);

/** Waking another process takes a while, so turns against one are longer than a call. */
const turn = other === "numba" ? 4 : 0;

/**
 * Who plays against Lockstep, by case. `null`: nobody, the case is timed alone.
 *
 * @returns {Promise<Readonly<Record<string, import("./play.js").Opponent | null | undefined>>>}
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
const device = makeDevice(mode);

for (const work of cases) {
  const { name } = work;
  const opponent = theirs[name];
  if (opponent === undefined || (wanted.length > 0 && !wanted.includes(name))) continue;
  try {
    const outcome = await play(work, opponent, device, turn);
    process.send?.({ name, other, engine: device.capabilities.engine, ...outcome });
  } catch (error) {
    process.send?.({ name, other, failure: reason(error) });
  }
}
process.exit(0);
