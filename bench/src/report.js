/** Outcomes as a table for people, and as a document for programs. */
import { cpus, loadavg } from "node:os";

/**
 * @typedef {object} Row
 * @property {string} name of the case
 * @property {string} other who Lockstep was timed against
 * @property {string} [engine] what Lockstep ran on
 * @property {number} [ours] median milliseconds of one call
 * @property {number} [theirs] median milliseconds of one call
 * @property {number} [speed] theirs ÷ ours
 * @property {number} [rounds]
 * @property {string} [failure] why there are no figures
 */

/** What these figures were taken on. Figures of two machines cannot be compared, only their ratios. */
export function machine() {
  const [first] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: first?.model.trim() ?? "unknown",
    cores: cpus().length,
    load: load(),
  };
}

/** How many processes wanted to run in the last minute; 0 on Windows, which does not say. */
export const load = () => Math.round(loadavg()[0] * 10) / 10;

const widths = { name: 16, time: 11, speed: 8 };

/** The head of the table against one other. @param {string} other */
export function head(other) {
  const columns = ["lockstep", other].map((name) => name.padStart(widths.time)).join("");
  return `${"".padEnd(widths.name)}${columns}${"speed".padStart(widths.speed)}`;
}

/** @param {Row} row */
export function line({ name, ours, theirs, speed, failure }) {
  const start = name.padEnd(widths.name);
  if (failure !== undefined) return `${start}  failed: ${failure}`;
  const ratio = speed === undefined ? "" : `${speed < 0.1 ? speed.toFixed(3) : speed.toFixed(2)}×`;
  return [
    start,
    time(ours).padStart(widths.time),
    time(theirs).padStart(widths.time),
    ratio.padStart(widths.speed),
  ]
    .join("")
    .trimEnd();
}

/** Milliseconds, or below a hundredth of one, microseconds. @param {number | undefined} milliseconds */
export function time(milliseconds) {
  if (milliseconds === undefined) return "";
  if (milliseconds < 0.01) return `${(milliseconds * 1000).toFixed(3)} µs`;
  return `${milliseconds.toFixed(milliseconds < 1 ? 3 : milliseconds < 100 ? 2 : 1)} ms`;
}
