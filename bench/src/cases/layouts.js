/** Cases of layouts that are not one run of elements: a row added to every row, and a matrix read across. */
import { add } from "@lockstep/core";
import { dtype, inputs, newArray, side } from "../inputs.js";

/** @typedef {import("../inputs.js").Numbers} Numbers */

/** @param {import("@lockstep/core").Backend} device */
function matrices(device) {
  const [a, b] = [device.tensor(inputs.a()), device.tensor(inputs.b())].map((x) => x.reshape([side, side]));
  return { a, b, out: device.zeros([side, side], { dtype }) };
}

/** @param {Numbers} out @param {Numbers} a @param {Numbers} row */
function addRow(out, a, row) {
  for (let i = 0; i < side; i++) {
    for (let j = 0; j < side; j++) out[i * side + j] = a[i * side + j] + row[j];
  }
}

/** @param {Numbers} out @param {Numbers} a @param {Numbers} b */
function addTransposed(out, a, b) {
  for (let i = 0; i < side; i++) {
    for (let j = 0; j < side; j++) out[i * side + j] = a[j * side + i] + b[i * side + j];
  }
}

/** @type {import("../contender.js").Case[]} */
export const layouts = [
  {
    name: "broadcast add",
    what: "a 1024 × 1024 matrix and a row of 1024",
    lockstep: (device) => {
      const { a, out } = matrices(device);
      const row = device.tensor(inputs.row());
      return { run: () => add(a, row, { out }), result: () => out.dataSync() };
    },
    byHand: () => {
      const [a, row] = [inputs.a(), inputs.row()];
      const out = newArray(a.length);
      return { run: () => addRow(out, a, row), result: () => out };
    },
  },
  {
    name: "transposed add",
    what: "aᵀ + b, 1024 × 1024",
    lockstep: (device) => {
      const { a, b, out } = matrices(device);
      const transposed = a.T;
      return { run: () => add(transposed, b, { out }), result: () => out.dataSync() };
    },
    byHand: () => {
      const [a, b] = [inputs.a(), inputs.b()];
      const out = newArray(a.length);
      return { run: () => addTransposed(out, a, b), result: () => out };
    },
  },
];

/** What `transposed add` is held against: Lockstep's own addition of the same matrices, none of them transposed. */
export function contiguousAdd(/** @type {import("@lockstep/core").Backend} */ device) {
  const { a, b, out } = matrices(device);
  return { run: () => add(a, b, { out }) };
}
