/**
 * How long the first call of a new function takes, once in this process: `node first-call.js <elements> <mode>` prints
 * milliseconds as JSON, or what failed. `bare`: nothing has been done with Lockstep but to make a device and a tensor; `later`: other
 * functions have been compiled since. Both from the function to its results, parsing and compiling included.
 */
import { map } from "@lockstep/core";
import { startDevice } from "../device.js";
import { reason } from "../play.js";

const [elements = "8", mode = ""] = process.argv.slice(2);

/** Bodies of other functions; each is compiled with several constants. */
const others = [
  "return x * 2 + K;",
  "return Math.sin(x) * K;",
  "return x > K ? Math.sqrt(x) : Math.exp(-x * K);",
  "let s = x; for (let i = 0; i < 5; i++) s = s * x + K; return s;",
  "if (x < K) return -x; const t = Math.log(x + K); return t * t;",
];

/** @param {import("@lockstep/core").Tensor} x @param {(x: number) => number} fn @param {number} expected */
async function timed(x, fn, expected) {
  const start = performance.now();
  const result = map(fn)(x);
  await x.device.synchronize();
  const milliseconds = performance.now() - start;
  const last = Number(result.dataSync().at(-1));
  if (!(Math.abs(last - expected) < 1e-4)) throw new Error(`${last} instead of ${expected}`);
  return milliseconds;
}

async function sample() {
  const device = await startDevice(mode);
  const x = device.full([Number(elements)], 1);
  const sigmoid = 1 / (1 + Math.exp(-1));
  // Another constant each: equal functions share what was compiled.
  const bare = await timed(x, (x) => 1 / (1 + Math.exp(-x)) + 1, sigmoid + 1);
  for (const body of others) {
    for (const constant of [2, 3, 4, 5]) {
      map(/** @type {any} */ (new Function("x", body.replaceAll("K", `${constant}`))))(x).dispose();
    }
  }
  const later = await timed(x, (x) => 1 / (1 + Math.exp(-x)) + 2, sigmoid + 2);
  await device.dispose();
  return { bare, later, engine: device.capabilities.engine };
}

try {
  console.log(JSON.stringify(await sample()));
} catch (error) {
  console.log(JSON.stringify({ failure: reason(error) }));
}
