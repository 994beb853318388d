/**
 * `npm run bench -- cpu`: every mark of the cpu backend, each in turns with the opponent that it names, in one run.
 * Prints the table as it comes and writes all figures to a JSON file.
 */
import { writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { further } from "../cases/further/index.js";
import { peers } from "../peers/index.js";
import { reason } from "../play.js";
import { load, machine } from "../report.js";
import { firstCall } from "./first-calls.js";
import { caseOf, isMet, sections, select } from "./marks.js";
import { Players } from "./players.js";
import { head, labelWidth, line, summary } from "./table.js";

const all = sections(further.map(({ name }) => name));

export const names = [...new Set(all.flatMap(({ goals }) => goals.map(caseOf)))];
export const opponents = [
  ...new Set(all.flatMap(({ goals }) => goals.flatMap(({ opponent = [] }) => opponent))),
];

/** @param {{ against: string[], case: string[], mode: string, json: string }} options */
export async function runColumn({ against, case: wanted, mode, json }) {
  const chosen = select(all, wanted, against);
  const where = machine();
  const width = labelWidth(chosen.flatMap(({ goals }) => goals.map(({ label }) => label)));
  console.log(
    `${where.processor}, ${where.cores} cores, load ${where.load}, Node ${where.node}, ${where.date}`,
  );
  if (where.load > where.cores / 4) console.log("Something else runs here: the figures will be unsteady.");
  console.log("float32, medians of one call, in turns; ratio: ours ÷ theirs, so less is better.");
  console.log(`\n${head(width)}`);

  const players = new Players(mode);
  /** @type {import("./table.js").Row[]} */
  const rows = [];
  for (const { heading, goals } of chosen) {
    console.log(`\n${heading}`);
    for (const goal of goals) {
      const row = await measure(goal, heading, players, mode);
      rows.push(row);
      console.log(line(row, width, process.stdout.isTTY));
    }
  }
  players.dismiss();

  const engine = rows.find((row) => row.engine !== undefined)?.engine ?? "none";
  const loadAtEnd = load();
  console.log(`\n${summary(rows)} Engine: ${engine}. Load at the end: ${loadAtEnd}.`);
  const found = { machine: { ...where, loadAtEnd }, mode: mode || engine, rows };
  writeFileSync(json, `${JSON.stringify(found, null, 2)}\n`);
  console.log(`All figures: ${relative(process.cwd(), resolve(json))}`);
  if (rows.some(({ failure }) => failure !== undefined)) process.exitCode = 1;
}

/**
 * @param {import("./marks.js").Goal} goal
 * @param {string} section
 * @param {Players} players
 * @param {string} mode
 * @returns {Promise<import("./table.js").Row>}
 */
async function measure(goal, section, players, mode) {
  const { label, opponent, mark } = goal;
  const { speed, quartiles, ...figures } = await reply(goal, players, mode);
  const ratio = speed === undefined ? undefined : 1 / speed;
  const met = isMet(mark, { ...figures, ...(ratio === undefined ? {} : { ratio }) });
  return {
    label,
    section,
    ...(opponent === undefined ? {} : { opponent }),
    ...figures,
    ...(ratio === undefined ? {} : { ratio }),
    ...(quartiles === undefined ? {} : { quartiles: [1 / quartiles[1], 1 / quartiles[0]] }),
    ...(mark === undefined ? {} : { mark }),
    ...(met === undefined ? {} : { met }),
  };
}

/**
 * @param {import("./marks.js").Goal} goal
 * @param {Players} players
 * @param {string} mode
 * @returns {Promise<import("./players.js").Reply>}
 */
async function reply(goal, players, mode) {
  const { label, work = label, opponent, mark } = goal;
  try {
    if (opponent === undefined) return await firstCall(goal, mode);
    if (opponent === "by hand" || isInstalled(opponent)) return await players.ask(opponent, work);
    // A mark in milliseconds can do without the opponent.
    if (mark && "milliseconds" in mark) return await players.ask("nobody", work);
    return { missing: peers[opponent].install };
  } catch (error) {
    return { failure: reason(error) };
  }
}

/** @type {Map<string, boolean>} */
const installed = new Map();

/** @param {string} peer */
function isInstalled(peer) {
  const known = installed.get(peer) ?? peers[peer].isInstalled();
  installed.set(peer, known);
  return known;
}
