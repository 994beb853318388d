/** Cases of what a call itself costs: the first one, which compiles, and the shortest ones. */
import { add, map } from "@lockstep/core";
import { dtype, newArray } from "../inputs.js";
import { addArrays } from "./elementwise.js";

const calls = 20_000;

let compiled = 0;

/** @type {import("../contender.js").Case[]} */
export const callCosts = [
  {
    name: "first call",
    what: "map of a new function on 8 elements: parse, compile, run",
    lockstep: (device) => {
      const x = device.tensor([1, 2, 3, 4, 5, 6, 7, 8]);
      return {
        run: () => {
          // Another constant each time: equal functions share what was compiled.
          const fn = new Function(`return (x) => 1 / (1 + Math.exp(-x)) + ${++compiled}`)();
          map(fn)(x).dispose();
        },
      };
    },
  },
  {
    name: "add of 8",
    what: "8 elements into an output that exists already",
    calls,
    lockstep: (device) => {
      const [a, b, out] = [1, 2, 0].map((value) => device.full([8], value, { dtype }));
      return {
        run: () => {
          for (let call = 0; call < calls; call++) add(a, b, { out });
        },
        result: () => out.dataSync(),
      };
    },
    byHand: () => {
      const [a, b, out] = [1, 2, 0].map((value) => newArray(8).fill(value));
      const run = () => {
        for (let call = 0; call < calls; call++) addArrays(out, a, b);
      };
      return { run, result: () => out };
    },
  },
];
