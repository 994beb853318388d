/** What `npm run bench -- gpu` prints: what there is, and the phases of each case. */
import { time } from "../report.js";

/** @typedef {import("@lockstep/backend-gpu").Adapter} Adapter */

const widths = { name: 17, time: 12, ratio: 9, rounds: 8 };
const columns = /** @type {const} */ (["first", "up", "compute", "down", "cpu"]);
const titles = { first: "first call", up: "up", compute: "compute", down: "down", cpu: "cpu" };

const warning = "computes on the processor: for correctness, not for speed";

/** What one engine computes on. @param {string} name @param {Adapter} adapter */
export const heading = (name, { description, software }) =>
  `${name}: ${description}${software ? `; ${warning}` : ""}`;

/**
 * The lines above all tables.
 *
 * @param {readonly { name: string, found: { adapter: Adapter } | string }[]} players
 * @returns {string[]}
 */
export function overview(players) {
  const there = players.flatMap(({ found }) => (typeof found === "string" ? [] : [found.adapter]));
  const isAllSoftware = there.length > 0 && there.every(({ software }) => software);
  return [
    ...(isAllSoftware ? [`No graphics card was found here. Every engine ${warning}.`] : []),
    ...players.flatMap(({ name, found }) =>
      typeof found === "string"
        ? [`${name} is not measured: ${found.replace(/^BACKEND_UNAVAILABLE: /, "")}`]
        : [],
    ),
  ];
}

/** The head of a table. */
export const head = () =>
  [
    "".padEnd(widths.name),
    ...columns.map((column) => titles[column].padStart(widths.time)),
    "ratio".padStart(widths.ratio),
    "rounds".padStart(widths.rounds),
  ].join("");

/** @param {import("./players.js").Row} row */
export function line(row) {
  const start = row.name.padEnd(widths.name);
  if (row.failure !== undefined) return `${start}  failed: ${row.failure}`;
  const cells = columns.map((column) => time(row[column]).padStart(widths.time));
  const ratio = (row.ratio?.toFixed(2) ?? "").padStart(widths.ratio);
  return [start, ...cells, ratio, `${row.rounds ?? ""}`.padStart(widths.rounds)].join("");
}
