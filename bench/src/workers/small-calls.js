/** Calls on a few elements, each sample from a process of one device, the two devices in turns. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { median } from "../duel.js";

export const smallWorks = ["add", "sum"];
const smallLengths = [1, 100, 1000];
const samples = 7;

const run = promisify(execFile);
const script = fileURLToPath(new URL("./small-call.js", import.meta.url));

/** @typedef {{ work: string, elements: number, ours: number, theirs: number }} SmallCall microseconds */

/**
 * @param {string} work
 * @param {number} threads
 * @returns {Promise<SmallCall[]>} one for each of `smallLengths`
 */
export async function smallCalls(work, threads) {
  /** @type {number[][]} */
  const ours = [];
  /** @type {number[][]} */
  const theirs = [];
  for (let sample = 0; sample < samples; sample++) {
    ours.push(await take(`workers:${threads}`, work));
    theirs.push(await take("wasm", work));
  }
  /** @param {number[][]} found @param {number} k */
  const middle = (found, k) => median(found.map((times) => times[k]));
  return smallLengths.map((elements, k) => ({
    work,
    elements,
    ours: middle(ours, k),
    theirs: middle(theirs, k),
  }));
}

/** @param {string} mode @param {string} work @returns {Promise<number[]>} */
async function take(mode, work) {
  const { stdout } = await run(process.execPath, [script, mode, work, ...smallLengths.map(String)]);
  const found = JSON.parse(stdout);
  if (found.failure !== undefined) throw new Error(found.failure);
  return found;
}

/** @param {SmallCall[]} calls */
export function smallTable(calls) {
  const head =
    "In processes of their own, after work that was divided: microseconds of workers, of cpu, ratio";
  const lines = smallLengths.map((elements) => {
    const cells = calls.flatMap(({ work, ours, theirs, ...call }) =>
      call.elements === elements
        ? [`${work} ${ours.toFixed(3)} ${theirs.toFixed(3)} ${(ours / theirs).toFixed(2)}`.padStart(26)]
        : [],
    );
    return [elements.toLocaleString("en").padStart(12), ...cells].join("");
  });
  return [head, "", ...lines].join("\n");
}
