/**
 * How long a call on a few elements takes where an engine compiles for one device alone, after work that workers divide:
 * `node small-call.js <mode> <work> <elements…>` prints microseconds as JSON, one for each length, or what failed.
 */
import { exp, sigmoid, sum } from "@lockstep/core";
import { startDevice } from "../device.js";
import { median } from "../duel.js";
import { reason } from "../play.js";
import { works } from "./kernels.js";
import { contenderOf } from "./turns.js";

const [mode = "", work = "add", ...lengths] = process.argv.slice(2);

const divided = 100_000;
const rounds = 30;
const turns = 60;

async function sample() {
  const device = await startDevice(mode);
  const x = device.linspace(0, 1, divided);
  const out = device.empty([divided]);
  for (let round = 0; round < rounds; round++) {
    exp(x, { out });
    sigmoid(x, { out });
    sum(x).dispose();
    await device.synchronize();
  }
  const found = [];
  for (const elements of lengths) {
    const { time } = await contenderOf(device, works[work](device, Number(elements)));
    const times = [];
    for (let turn = 0; turn < 2 * turns; turn++) times.push(await time(1));
    // The first half is for the engine, which compiles what it is given again and again.
    found.push(1000 * median(times.slice(turns)));
  }
  await device.dispose();
  return found;
}

try {
  console.log(JSON.stringify(await sample()));
} catch (error) {
  console.log(JSON.stringify({ failure: reason(error) }));
}
