/**
 * The cases of the marks as they were first measured: numbers from 0 to 1, the logarithm of x + 1, and a row added to
 * a transposed matrix. The cases of the large table take wider ranges instead.
 */
import { add, exp, map, sin, tanh } from "@lockstep/core";
import { dtype, inputs, side } from "../inputs.js";
import { filling } from "./filling.js";

const sigmoid = map((x) => 1 / (1 + Math.exp(-x)));
const logarithm = map((x) => Math.log(x + 1));

/** @type {import("../contender.js").Case[]} */
export const reference = [
  filling("exp, 0 to 1", "exp(x), x from 0 to 1", exp, [inputs.a]),
  filling("sigmoid, 0 to 1", "a person's function in map, x from 0 to 1", sigmoid, [inputs.a]),
  filling("log of x + 1", "a person's function in map, x from 0 to 1", logarithm, [inputs.a]),
  filling("sin, 0 to 1", "sin(x), x from 0 to 1", sin, [inputs.a]),
  filling("tanh, 0 to 1", "tanh(x), x from 0 to 1", tanh, [inputs.a]),
  {
    name: "transposed + row",
    what: "aᵀ, 1024 × 1024, and a row of 1024",
    lockstep: (device) => {
      const transposed = device.tensor(inputs.a()).reshape([side, side]).T;
      const row = device.tensor(inputs.row());
      const out = device.zeros([side, side], { dtype });
      return { run: () => add(transposed, row, { out }), result: () => out.dataSync() };
    },
  },
];
