/** First calls, each sample from a fresh process: whatever is compiled stays compiled for as long as a process lives. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { median } from "../duel.js";

const samples = 9;
const run = promisify(execFile);
const script = fileURLToPath(new URL("./first-call.js", import.meta.url));

/** @typedef {{ bare: number, later: number, engine: string }} Sample */

/** @type {Map<string, Promise<Sample[]>>} */
const taken = new Map();

/**
 * @param {import("./marks.js").Goal} goal
 * @param {string} mode of the run
 * @returns {Promise<{ engine: string, ours: number, rounds: number }>}
 */
export async function firstCall({ elements = 8, state = "bare", mode: own }, mode) {
  const asked = own ?? mode;
  const key = `${elements} ${asked}`;
  const ready = taken.get(key) ?? take(elements, asked);
  taken.set(key, ready);
  const found = await ready;
  return {
    engine: found[0].engine,
    ours: median(found.map((sample) => sample[state])),
    rounds: found.length,
  };
}

/** @param {number} elements @param {string} mode */
async function take(elements, mode) {
  /** @type {Sample[]} */
  const found = [];
  while (found.length < samples) {
    const { stdout } = await run(process.execPath, [script, `${elements}`, mode]);
    const sample = JSON.parse(stdout);
    if (sample.failure !== undefined) throw new Error(sample.failure);
    found.push(sample);
  }
  return found;
}
