/** Who Lockstep can be held against, where they are installed. */
import { createRequire } from "node:module";
import { pythonWithNumba } from "../numba.js";
import * as gpu from "./gpu.js";
import * as jax from "./jax-js.js";
import * as numba from "./numba.js";
import * as numpy from "./numpy-ts.js";
import * as tfjs from "./tfjs.js";

/**
 * @typedef {object} Peer
 * @property {() => boolean} isInstalled
 * @property {string} install the command that installs it
 * @property {() => Promise<import("../contender.js").Contenders>} load
 */

/** @param {string} needs @param {Peer["load"]} load @returns {Peer} */
function library(needs, load) {
  const { resolve } = createRequire(import.meta.url);
  const isInstalled = () => {
    try {
      resolve(needs);
      return true;
    } catch {
      return false;
    }
  };
  return { isInstalled, install: "npm --prefix bench install", load };
}

/** @type {Readonly<Record<string, Peer>>} */
export const peers = {
  "numpy-ts": library("numpy-ts", numpy.contenders),
  tfjs: library("@tensorflow/tfjs-backend-wasm", tfjs.contenders),
  "jax-js": library("@jax-js/jax", jax.contenders),
  "gpu.js": library("gpu.js", gpu.contenders),
  numba: {
    isInstalled: () => pythonWithNumba() !== undefined,
    install: "apt-get install python3-numba",
    load: numba.contenders,
  },
};
