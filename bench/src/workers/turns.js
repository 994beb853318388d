/** Calls of one device, timed until their results are there. */

/** Milliseconds that a turn lasts, at least. */
const turn = 8;
/**
 * How much of a turn comes before it, and does not count: until then the caches hold what the other device used, whose
 * arrays are others. Without it, who went second took up to 1.4 times as long over 48 MB, and the median of the ratios
 * fell to this order or that.
 */
const before = 0.5;
const mostCalls = 20_000;

/**
 * A contender that makes so many calls in a row as fill a turn, and then waits for the last: what a program does. Or it
 * waits for each, which a program seldom does.
 *
 * @param {Pick<import("./kernels.js").Device, "synchronize">} device
 * @param {() => unknown} call
 * @param {{ waits?: "for the last" | "for each" }} [options]
 * @returns {Promise<Required<Pick<import("../contender.js").Contender, "run" | "time">>>}
 */
export async function contenderOf(device, call, { waits = "for the last" } = {}) {
  /** @param {number} calls */
  const timeOf = async (calls) => {
    const start = performance.now();
    for (let i = 0; i < calls; i++) {
      call();
      if (waits === "for each") await device.synchronize();
    }
    await device.synchronize();
    return (performance.now() - start) / calls;
  };
  let calls = 1;
  // Some rounds more than it needs, so that engines compile well what they will run.
  for (let warm = 0; warm < 8; warm++) {
    const one = await timeOf(calls);
    calls = Math.min(mostCalls, Math.max(1, Math.ceil(turn / one)));
  }
  const time = async () => {
    await timeOf(Math.ceil(before * calls));
    return timeOf(calls);
  };
  return { run: call, time };
}
