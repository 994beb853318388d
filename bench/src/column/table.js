/** The table of marks, for people: one line to a case, and at the end how many are met. */
import { styleText } from "node:util";
import { time } from "../report.js";

/**
 * @typedef {object} Row
 * @property {string} label
 * @property {string} section
 * @property {string} [opponent]
 * @property {string} [engine] what Lockstep ran on
 * @property {number} [ours] median milliseconds of one call
 * @property {number} [theirs] median milliseconds of one call
 * @property {number} [ratio] ours ÷ theirs, the median of all rounds
 * @property {[number, number]} [quartiles] of the ratio
 * @property {number} [rounds]
 * @property {number} [unfair] rounds that do not count
 * @property {import("./marks.js").Mark} [mark]
 * @property {boolean} [met]
 * @property {string} [failure] why there are no figures
 * @property {string} [missing] the command that installs the opponent
 */

const widths = { opponent: 10, time: 12, ratio: 9, mark: 11 };

/** @param {readonly string[]} labels */
export const labelWidth = (labels) => Math.max(...labels.map((label) => label.length)) + 2;

/** @param {number} width of the labels */
export function head(width) {
  return [
    "".padEnd(width),
    "opponent".padEnd(widths.opponent),
    "ours".padStart(widths.time),
    "theirs".padStart(widths.time),
    "ratio".padStart(widths.ratio),
    "mark".padStart(widths.mark),
  ].join("");
}

/** @param {Row} row @param {number} width of the labels @param {boolean} [colours] */
export function line(row, width, colours) {
  const { label, opponent = "–", ours, theirs, ratio, mark, met, failure, missing } = row;
  const start = `${label.padEnd(width)}${opponent.padEnd(widths.opponent)}`;
  if (failure !== undefined) return `${start}  failed: ${failure}`;
  if (missing !== undefined) return `${start}  not installed: ${missing}`;
  return [
    start,
    time(ours).padStart(widths.time),
    time(theirs).padStart(widths.time),
    (ratio === undefined ? "" : ratio.toFixed(2)).padStart(widths.ratio),
    markText(mark).padStart(widths.mark),
    verdict(met, colours),
  ]
    .join("")
    .trimEnd();
}

/** @param {import("./marks.js").Mark | undefined} mark */
function markText(mark) {
  if (mark === undefined) return "";
  return `≤ ${"ratio" in mark ? mark.ratio.toFixed(2) : time(mark.milliseconds).replace(/\.?0+ /, " ")}`;
}

/** @param {boolean | undefined} met @param {boolean} [colours] */
function verdict(met, colours = false) {
  if (met === undefined) return "";
  const text = met ? "  met" : "  missed";
  return colours ? styleText(met ? "green" : "red", text) : text;
}

/** How many marks are met, and which are not. @param {readonly Row[]} rows */
export function summary(rows) {
  const marked = rows.filter(({ mark }) => mark !== undefined);
  const met = marked.filter((row) => row.met).length;
  const open = marked.filter((row) => row.met === undefined).length;
  return `${met} of ${marked.length} marks met${open > 0 ? `, ${open} not measured` : ""}.`;
}
