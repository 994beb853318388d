/**
 * How long the first call of a new function takes on workers, in a process that has done nothing else: `node
 * first-call.js <elements> <threads>` prints milliseconds as JSON, or what failed.
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { workers } from "@lockstep/backend-workers";
import { map } from "@lockstep/core";
import { median } from "../duel.js";
import { reason } from "../play.js";

const script = fileURLToPath(import.meta.url);
const samples = 7;
/** Milliseconds. */
const most = 10;

/** @param {number} threads @returns {Promise<import("../column/table.js").Row[]>} */
export async function firstCalls(threads) {
  const rows = [];
  for (const elements of [8, 65_536]) {
    const row = {
      label: `first call, ${elements.toLocaleString("en")} elements`,
      section: "marks",
      mark: { milliseconds: most },
    };
    try {
      const found = [];
      while (found.length < samples) {
        const { stdout } = await promisify(execFile)(process.execPath, [script, `${elements}`, `${threads}`]);
        const { failure, milliseconds } = JSON.parse(stdout);
        if (failure !== undefined) throw new Error(failure);
        found.push(milliseconds);
      }
      const ours = median(found);
      rows.push({ ...row, ours, rounds: samples, met: ours <= most });
    } catch (error) {
      rows.push({ ...row, failure: reason(error) });
    }
  }
  return rows;
}

/** @param {number} elements @param {number} threads */
async function sample(elements, threads) {
  const device = await workers({ threads });
  const x = device.full([elements], 1);
  const start = performance.now();
  const result = map((x) => 1 / (1 + Math.exp(-x)) + 1)(x);
  const last = Number((await result.data()).at(-1));
  const milliseconds = performance.now() - start;
  if (!(Math.abs(last - (1 + 1 / (1 + Math.exp(-1)))) < 1e-6)) throw new Error(`${last} is wrong`);
  return { milliseconds };
}

if (process.argv[1] === script) {
  const [elements, threads] = process.argv.slice(2).map(Number);
  console.log(JSON.stringify(await sample(elements, threads).catch((error) => ({ failure: reason(error) }))));
}
