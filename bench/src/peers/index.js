/** The libraries that Lockstep can be held against, where they are installed. */
import { createRequire } from "node:module";
import * as gpu from "./gpu.js";
import * as jax from "./jax-js.js";
import * as numpy from "./numpy-ts.js";
import * as tfjs from "./tfjs.js";

/** @typedef {() => Promise<import("../contender.js").Contenders>} Load */

/** @type {Readonly<Record<string, { needs: string, load: Load }>>} */
export const peers = {
  "numpy-ts": { needs: "numpy-ts", load: numpy.contenders },
  tfjs: { needs: "@tensorflow/tfjs-backend-wasm", load: tfjs.contenders },
  "jax-js": { needs: "@jax-js/jax", load: jax.contenders },
  "gpu.js": { needs: "gpu.js", load: gpu.contenders },
};

const { resolve } = createRequire(import.meta.url);

/** @param {string} peer */
export function isInstalled(peer) {
  try {
    resolve(peers[peer].needs);
    return true;
  } catch {
    return false;
  }
}
