/** Cases of reductions, of everything and along an axis, and the product of matrices. */
import { matmul, reduce, sum } from "@lockstep/core";
import { dtype, inputs, matrixSide, newArray, side } from "../inputs.js";

/** @typedef {import("../inputs.js").Numbers} Numbers */

const sumOfSquares = reduce((acc, x) => acc + x * x, 0);

/** Not associative, so it folds from left to right: a running mean that forgets. */
const forgetting = reduce((acc, x) => 0.9 * acc + 0.1 * x, 0);

/**
 * @param {string} name
 * @param {string} what
 * @param {(x: any) => any} operation
 * @param {(x: Numbers) => number} loop
 * @returns {import("../contender.js").Case}
 */
function total(name, what, operation, loop) {
  return {
    name,
    what,
    lockstep: (device) => {
      const x = device.tensor(inputs.a());
      let last = device.zeros([], { dtype });
      const run = () => {
        last.dispose();
        last = operation(x);
      };
      return { run, result: () => last.dataSync() };
    },
    byHand: () => {
      const x = inputs.a();
      let last = 0;
      const run = () => {
        last = loop(x);
      };
      return { run, result: () => [last] };
    },
  };
}

/**
 * @param {string} name
 * @param {number} axis
 * @param {(out: Numbers, x: Numbers) => void} loop
 * @returns {import("../contender.js").Case}
 */
function along(name, axis, loop) {
  return {
    name,
    what: `sum of 1024 × 1024 along axis ${axis}`,
    lockstep: (device) => {
      const x = device.tensor(inputs.a()).reshape([side, side]);
      const out = device.zeros([side], { dtype });
      return { run: () => sum(x, { axis, out }), result: () => out.dataSync() };
    },
    byHand: () => {
      const x = inputs.a();
      const out = newArray(side);
      return { run: () => loop(out, x), result: () => out };
    },
  };
}

/**
 * Along the rows of b, as those who know that memory is read in lines write it: quicker than the textbook's loop.
 *
 * @param {Numbers} out @param {Numbers} a @param {Numbers} b
 */
function multiplyMatrices(out, a, b) {
  out.fill(0);
  for (let i = 0; i < matrixSide; i++) {
    for (let k = 0; k < matrixSide; k++) {
      const factor = a[i * matrixSide + k];
      for (let j = 0; j < matrixSide; j++) out[i * matrixSide + j] += factor * b[k * matrixSide + j];
    }
  }
}

/** @type {import("../contender.js").Case[]} */
export const reductions = [
  total("sum", "of all", sum, (x) => {
    let sum = 0;
    for (let i = 0; i < x.length; i++) sum += x[i];
    return sum;
  }),
  total("sum of squares", "a person's reduction: acc + x * x", sumOfSquares, (x) => {
    let sum = 0;
    for (let i = 0; i < x.length; i++) sum += x[i] * x[i];
    return sum;
  }),
  total("fold", "a person's reduction in order: 0.9 * acc + 0.1 * x", forgetting, (x) => {
    let kept = 0;
    for (let i = 0; i < x.length; i++) kept = 0.9 * kept + 0.1 * x[i];
    return kept;
  }),
  along("row sums", 1, (out, x) => {
    for (let i = 0; i < side; i++) {
      let sum = 0;
      for (let j = 0; j < side; j++) sum += x[i * side + j];
      out[i] = sum;
    }
  }),
  // Row by row into an array of sums: the quick order, since the elements lie along the rows.
  along("column sums", 0, (out, x) => {
    out.fill(0);
    for (let i = 0; i < side; i++) {
      for (let j = 0; j < side; j++) out[j] += x[i * side + j];
    }
  }),
  {
    name: "matmul 512",
    what: "the product of two 512 × 512 matrices",
    lockstep: (device) => {
      const [a, b] = [device.tensor(inputs.left()), device.tensor(inputs.right())].map((x) =>
        x.reshape([matrixSide, matrixSide]),
      );
      const out = device.zeros([matrixSide, matrixSide], { dtype });
      return { run: () => matmul(a, b, { out }), result: () => out.dataSync() };
    },
    byHand: () => {
      const [a, b] = [inputs.left(), inputs.right()];
      const out = newArray(matrixSide ** 2);
      return { run: () => multiplyMatrices(out, a, b), result: () => out };
    },
  },
];
