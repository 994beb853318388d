/**
 * One piece of work on one device, its phases apart: the first call, the way up, the work itself in turns with the cpu
 * backend, and the way down. Runs in Node and in pages alike.
 */
import { assertSame } from "../contender.js";
import { median } from "../duel.js";
import { dtype } from "../inputs.js";

/** @typedef {import("@lockstep/core").Backend} Device */
/** @typedef {import("./works.js").Work} Work */

/**
 * @typedef {object} Phases
 * @property {number} first milliseconds of the first call, which compiles, until it is done
 * @property {number} up median milliseconds of making tensors of all inputs, until they are there
 * @property {number} compute median milliseconds of one call with an output that exists, until it is done
 * @property {number} down median milliseconds of reading the output
 * @property {number} cpu median milliseconds of the same call of the cpu backend
 * @property {number} ratio compute ÷ cpu, the median of all rounds
 * @property {number} rounds of the calls; as many at most of the ways
 */

/** Milliseconds after which a phase that has had enough rounds ends. */
const budget = 600;
/** The same, however few it has had: a driver on the processor may take seconds for a call. */
const patience = 4000;
const fewestRounds = 3;
const mostRounds = 25;
/** Milliseconds of calls before the first that counts: engines compile a second time what runs often. */
const warmUp = 100;

/**
 * Throws where the device computes something else than the cpu backend does.
 *
 * @param {Work} work
 * @param {Device} device
 * @param {Device} cpu
 * @returns {Promise<Phases>}
 */
export async function phasesOf(work, device, cpu) {
  const [ours, theirs] = [await side(work, device), await side(work, cpu)];
  try {
    const first = await timeOf(ours.call);
    await theirs.call();
    assertSame(work.name, await ours.out.data(), await theirs.out.data(), work.astray);
    if (first < patience / 4) await warm(ours.call);
    await warm(theirs.call);

    /** @type {[number, number][]} */
    const rounds = [];
    await repeat(async (round) => {
      // Who goes first changes, so that neither always finds the other's data in the caches.
      const isOursFirst = round % 2 === 0;
      const before = await timeOf(isOursFirst ? ours.call : theirs.call);
      const after = await timeOf(isOursFirst ? theirs.call : ours.call);
      rounds.push(isOursFirst ? [before, after] : [after, before]);
    });

    /** @type {number[]} */
    const ups = [];
    await repeat(async () => {
      /** @type {import("@lockstep/core").Tensor[]} */
      let tensors = [];
      const time = await timeOf(() => {
        tensors = ours.data.map((numbers) => device.tensor(numbers));
        return device.synchronize();
      });
      ups.push(time);
      for (const tensor of tensors) tensor.dispose();
    });

    /** @type {number[]} */
    const downs = [];
    await repeat(async () => void downs.push(await timeOf(() => ours.out.data())));

    return {
      first,
      up: median(ups),
      compute: median(rounds.map(([our]) => our)),
      down: median(downs),
      cpu: median(rounds.map(([, their]) => their)),
      ratio: median(rounds.map(([our, their]) => our / their)),
      rounds: rounds.length,
    };
  } finally {
    ours.free();
    theirs.free();
  }
}

/** The work on one device, ready to be called. @param {Work} work @param {Device} device */
async function side({ inputs, shape, outShape, call }, device) {
  const data = inputs.map((input) => input());
  const tensors = data.map((numbers) => device.fromData(dtype, shape, numbers));
  const out = device.empty(outShape);
  await device.synchronize();
  return {
    data,
    out,
    call: () => {
      call(tensors, out);
      return device.synchronize();
    },
    free: () => {
      for (const tensor of [...tensors, out]) tensor.dispose();
    },
  };
}

/** @param {() => Promise<unknown>} call */
async function warm(call) {
  const start = performance.now();
  do await call();
  while (performance.now() - start < warmUp);
}

/** @param {(round: number) => Promise<void>} run */
async function repeat(run) {
  const start = performance.now();
  for (let round = 0; round < mostRounds; round++) {
    const spent = performance.now() - start;
    if (spent > (round < fewestRounds ? patience : budget)) break;
    await run(round);
  }
}

/** Milliseconds until it is done. @param {() => Promise<unknown>} work */
async function timeOf(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
