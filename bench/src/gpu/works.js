/**
 * What `npm run bench -- gpu` computes: the numbers that go up, and one call. In Node and in pages the same, so nothing
 * here is of either.
 */
import { add, exp, matmul, sigmoid, sum } from "@lockstep/core";
import { escapeTime, price } from "../cases/functions.js";
import { inputs, length, matrixSide, pictureSide } from "../inputs.js";

/** @typedef {import("@lockstep/core").Tensor} Tensor */

/**
 * @typedef {object} Work
 * @property {string} name
 * @property {(() => import("../inputs.js").Numbers)[]} inputs
 * @property {number[]} shape of each input
 * @property {number[]} outShape
 * @property {(tensors: readonly Tensor[], out: Tensor) => unknown} call
 * @property {number} [astray] as of `Case`
 */

/** @param {string} name @param {Work["inputs"]} inputs @param {Work["call"]} call @returns {Work} */
const elementwise = (name, inputs, call) => ({ name, inputs, shape: [length], outShape: [length], call });

/** @type {readonly Work[]} */
export const works = [
  elementwise("add", [inputs.a, inputs.b], ([x, y], out) => add(x, y, { out })),
  elementwise("exp", [inputs.around], ([x], out) => exp(x, { out })),
  elementwise("sigmoid", [inputs.around], ([x], out) => sigmoid(x, { out })),
  {
    name: "sum",
    inputs: [inputs.a],
    shape: [length],
    outShape: [],
    call: ([x], out) => sum(x, { out }),
  },
  elementwise("black-scholes", [inputs.spot, inputs.strike, inputs.years], ([spot, strike, years], out) =>
    price(spot, strike, years, { out }),
  ),
  {
    name: "mandelbrot 512²",
    inputs: [inputs.real, inputs.imaginary],
    shape: [pictureSide ** 2],
    outShape: [pictureSide ** 2],
    call: ([real, imaginary], out) => escapeTime(real, imaginary, { out }),
    // A point at the edge of the set escapes at another turn where one rounding differs.
    astray: 0.02,
  },
  {
    name: "matmul 512",
    inputs: [inputs.left, inputs.right],
    shape: [matrixSide, matrixSide],
    outShape: [matrixSide, matrixSide],
    call: ([left, right], out) => matmul(left, right, { out }),
  },
];
