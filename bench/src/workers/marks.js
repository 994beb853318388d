/** What the workers backend has to reach with two threads, as ratios to the cpu backend in the same run. */

import { firstCalls } from "../column/marks.js";

/**
 * @typedef {object} Goal
 * @property {string} label what the table calls it
 * @property {string} work
 * @property {number} elements
 * @property {import("../column/marks.js").Mark} mark
 */

const million = 1 << 20;

/** @param {string} work @param {number} ratio @param {number} elements @param {string} label @returns {Goal} */
const goal = (work, ratio, elements = million, label = work) => ({ label, work, elements, mark: { ratio } });

/** @type {readonly Goal[]} */
export const goals = [
  goal("add", 0.7, 4 * million, "add, 4M"),
  goal("exp", 0.55),
  goal("sigmoid", 0.55),
  goal("log", 0.55),
  goal("sin", 0.55),
  goal("tanh", 0.55),
  goal("sum", 0.7, 4 * million, "sum, 4M"),
  goal("black-scholes", 0.55),
  goal("mandelbrot", 0.55, 512 * 512, "mandelbrot 512²"),
  goal("broadcast add", 0.7, 4 * million, "broadcast add, 4M"),
  goal("transposed add", 0.7, 4 * million, "transposed add, 4M"),
  goal("matmul", 0.55, 512 * 512, "matmul 512"),
];

/** As of the cpu backend, with what threads cost on top. */
export const firstCallGoals = [
  ...firstCalls("bare", "first call", { mark: { milliseconds: 10 } }),
  ...firstCalls("later", "after others", {}),
];

/** The kinds of kernel whose speed-up is shown against length, and the most it may ever cost to have threads. */
export const kinds = ["add", "black-scholes", "mandelbrot", "sum"];
export const lengths = [1, 10, 100, 1e3, 3e3, 1e4, 3e4, 1e5, 3e5, 1e6, 3e6, 1e7];
export const neverSlower = 1.05;
