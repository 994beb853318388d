/** The program of a page that measures one engine, as `node.js` has it in a process. `page.js` calls what it sets. */
import { gpu } from "@lockstep/backend-gpu";
import { measureAll, openEngine } from "./measure.js";

/** @type {import("@lockstep/backend-gpu").GpuBackend | undefined} */
let device;

/**
 * @param {import("@lockstep/backend-gpu").EngineName} engine
 * @returns {Promise<import("@lockstep/backend-gpu").Adapter | string>} what it computes on, or why there is none
 */
async function open(engine) {
  const found = await openEngine(gpu, engine);
  if (typeof found === "string") return found;
  device = found;
  const { description, software } = found.adapter;
  return { description, software };
}

/** @param {readonly string[]} wanted @param {(row: import("./players.js").Row) => unknown} onRow */
async function measure(wanted, onRow) {
  if (device) await measureAll(device, wanted, onRow);
}

/** @typedef {{ open: typeof open, measure: typeof measure }} PageBench what a page has as `bench` */

Object.assign(globalThis, { bench: /** @type {PageBench} */ ({ open, measure }) });
