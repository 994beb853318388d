/** Cases of one value after another: the standard operations, and a person's own function. */
import { add, exp, log, map, sin, tanh } from "@lockstep/core";
import { dtype, inputs, length, newArray } from "../inputs.js";

/** @typedef {import("../inputs.js").Numbers} Numbers */

const sigmoid = map((x) => 1 / (1 + Math.exp(-x)));

/**
 * An operation of one argument, with an output that exists already, next to a loop that fills an array.
 *
 * @param {string} name
 * @param {() => Numbers} input
 * @param {(x: any, options: any) => unknown} operation
 * @param {(out: Numbers, x: Numbers) => void} loop
 * @param {string} what
 * @returns {import("../contender.js").Case}
 */
function unary(name, input, operation, loop, what) {
  return {
    name,
    what,
    lockstep: (device) => {
      const x = device.tensor(input());
      const out = device.zeros(x.shape, { dtype });
      return { run: () => operation(x, { out }), result: () => out.dataSync() };
    },
    byHand: () => {
      const x = input();
      const out = newArray(x.length);
      return { run: () => loop(out, x), result: () => out };
    },
  };
}

/** @param {Numbers} out @param {Numbers} a @param {Numbers} b */
export function addArrays(out, a, b) {
  for (let i = 0; i < out.length; i++) out[i] = a[i] + b[i];
}

/**
 * The quickest that V8 can do: a loop that will only ever see these arrays, which are compiled into it as constants.
 * No function of its arguments, written by hand or generated, can have that.
 */
export function addConstants() {
  const [a, b] = [inputs.a(), inputs.b()];
  const out = newArray(length);
  return {
    run: () => {
      for (let i = 0; i < out.length; i++) out[i] = a[i] + b[i];
    },
    result: () => out,
  };
}

/** @type {import("../contender.js").Case[]} */
export const elementwise = [
  {
    name: "add",
    what: "a + b",
    lockstep: (device) => {
      const [a, b] = [device.tensor(inputs.a()), device.tensor(inputs.b())];
      const out = device.zeros([length], { dtype });
      return { run: () => add(a, b, { out }), result: () => out.dataSync() };
    },
    byHand: () => {
      const [a, b] = [inputs.a(), inputs.b()];
      const out = newArray(length);
      return { run: () => addArrays(out, a, b), result: () => out };
    },
  },
  unary(
    "sigmoid",
    inputs.around,
    sigmoid,
    (out, x) => {
      for (let i = 0; i < x.length; i++) out[i] = 1 / (1 + Math.exp(-x[i]));
    },
    "a person's function in map: 1 / (1 + Math.exp(-x))",
  ),
  unary(
    "exp",
    inputs.around,
    exp,
    (out, x) => {
      for (let i = 0; i < x.length; i++) out[i] = Math.exp(x[i]);
    },
    "exp(x), x from −4 to 4",
  ),
  unary(
    "log",
    inputs.above,
    log,
    (out, x) => {
      for (let i = 0; i < x.length; i++) out[i] = Math.log(x[i]);
    },
    "log(x), x from 0.01 to 100",
  ),
  unary(
    "sin",
    inputs.angles,
    sin,
    (out, x) => {
      for (let i = 0; i < x.length; i++) out[i] = Math.sin(x[i]);
    },
    "sin(x), x from −10 to 10",
  ),
  unary(
    "tanh",
    inputs.around,
    tanh,
    (out, x) => {
      for (let i = 0; i < x.length; i++) out[i] = Math.tanh(x[i]);
    },
    "tanh(x), x from −4 to 4",
  ),
];
