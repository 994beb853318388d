/** Opens an engine and measures on it: what a process of Node and a page have in common. */
import { cpu } from "@lockstep/backend-cpu";
import { reason } from "../play.js";
import { phasesOf } from "./phases.js";
import { works } from "./works.js";

/** @typedef {import("@lockstep/backend-gpu").GpuBackend} GpuBackend */

/**
 * The device of one engine, on whatever it finds: a card, a driver on the processor, or the processor itself.
 *
 * @param {typeof import("@lockstep/backend-gpu").gpu} gpu the platform's
 * @param {import("@lockstep/backend-gpu").EngineName} engine
 * @returns {Promise<GpuBackend | string>} or why there is none, in a line
 */
export async function openEngine(gpu, engine) {
  try {
    return await gpu({ engine, allow: ["software", "webasm", "cpu"] });
  } catch (error) {
    return reason(error);
  }
}

/**
 * @param {GpuBackend} device
 * @param {readonly string[]} wanted names of the works; none means all
 * @param {(row: import("./players.js").Row) => unknown} onRow
 */
export async function measureAll(device, wanted, onRow) {
  const processor = cpu();
  for (const work of works) {
    if (wanted.length > 0 && !wanted.includes(work.name)) continue;
    try {
      onRow({ name: work.name, ...(await phasesOf(work, device, processor)) });
    } catch (error) {
      onRow({ name: work.name, failure: reason(error) });
    }
  }
  await processor.dispose();
}
