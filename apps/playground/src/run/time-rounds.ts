/**
 * Times a program round after round. The clock of a page goes in steps of 5 µs to 100 µs, so short runs are timed several
 * at a time, and each time is then the mean of its group.
 */
import type { PreparedProgram } from "../program/prepared-program.js";
import type { Effort } from "./protocol.js";

/** Milliseconds that a group has to take for the clock to tell. */
const shortestGroup = globalThis.crossOriginIsolated ? 0.5 : 10;
/** Milliseconds between two words about how far it is. */
const progressEvery = 50;
const mostTimes = 1000;

/** Milliseconds of one run, until all that it asked for is done; its result is dropped. */
export async function timeRuns(prepared: PreparedProgram, runs: number): Promise<number> {
  const { device } = prepared;
  const began = performance.now();
  for (let i = 0; i < runs; i++) {
    const result = await prepared.run();
    await device.synchronize();
    prepared.drop(result);
  }
  return (performance.now() - began) / runs;
}

export async function timeRounds(
  prepared: PreparedProgram,
  { rounds, milliseconds }: Effort,
  progress: (done: number) => void,
): Promise<number[]> {
  const times: number[] = [];
  const began = performance.now();
  let told = began;
  let group = 1;
  for (;;) {
    const spent = performance.now() - began;
    const done = Math.min(
      rounds > 0 ? times.length / rounds : 1,
      milliseconds > 0 ? spent / milliseconds : 1,
    );
    if (done >= 1 || times.length >= mostTimes) return times;
    if (performance.now() - told >= progressEvery) {
      told = performance.now();
      progress(done);
    }
    const time = await timeRuns(prepared, group);
    if (time * group < shortestGroup && group < 2 ** 20) group *= 2;
    else times.push(time);
  }
}
