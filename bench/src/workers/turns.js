/** Calls of one device, timed until their results are there. */

/** Milliseconds that a turn lasts, at least. */
const turn = 4;
const mostCalls = 20_000;

/**
 * A contender that makes so many calls in a row as fill a turn, and then waits for the last: what a program does.
 *
 * @param {import("./kernels.js").Device} device
 * @param {() => unknown} call
 * @returns {Promise<import("../contender.js").Contender>}
 */
export async function contenderOf(device, call) {
  /** @param {number} calls */
  const timeOf = async (calls) => {
    const start = performance.now();
    for (let i = 0; i < calls; i++) call();
    await device.synchronize();
    return (performance.now() - start) / calls;
  };
  let calls = 1;
  // Some rounds more than it needs, so that engines compile well what they will run.
  for (let warm = 0; warm < 8; warm++) {
    const one = await timeOf(calls);
    calls = Math.min(mostCalls, Math.max(1, Math.ceil(turn / one)));
  }
  return { run: call, time: () => timeOf(calls) };
}
