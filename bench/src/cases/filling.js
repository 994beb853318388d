/** The plainest case there is: a function of some columns of numbers, which fills an array that exists already. */
import { dtype, newArray } from "../inputs.js";

/** @typedef {import("../inputs.js").Numbers} Numbers */

/**
 * @param {string} name
 * @param {string} what
 * @param {(...args: any[]) => unknown} operation of Lockstep
 * @param {readonly (() => Numbers)[]} columns
 * @param {(out: Numbers, ...columns: any[]) => void} [loop] by hand
 * @returns {import("../contender.js").Case}
 */
export function filling(name, what, operation, columns, loop) {
  /** @type {import("../contender.js").Case} */
  const work = {
    name,
    what,
    lockstep: (device) => {
      const tensors = columns.map((column) => device.tensor(column()));
      const out = device.zeros(tensors[0].shape, { dtype });
      return { run: () => operation(...tensors, { out }), result: () => out.dataSync() };
    },
  };
  if (!loop) return work;
  const byHand = () => {
    const arrays = columns.map((column) => column());
    const out = newArray(arrays[0].length);
    return { run: () => loop(out, ...arrays), result: () => out };
  };
  return { ...work, byHand };
}
