/**
 * `npm run bench -- gpu`: every engine of the gpu backend that is found here, in Node and in a page, with what each call
 * is made of. Prints the tables as they come and writes all figures to a JSON file.
 */
import { writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { reason } from "../play.js";
import { load, machine } from "../report.js";
import { openInNode } from "./node.js";
import { startPages } from "./page.js";
import { players } from "./players.js";
import { head, heading, line, overview } from "./table.js";
import { works } from "./works.js";

export const names = works.map(({ name }) => name);
export const engines = players.map(({ name }) => name);

/** @param {{ case: string[], engine: string[], json: string }} options */
export async function runGpu({ case: wanted, engine, json }) {
  const where = machine();
  console.log(
    `${where.processor}, ${where.cores} cores, load ${where.load}, Node ${where.node}, ${where.date}`,
  );
  if (where.load > where.cores / 4) console.log("Something else runs here: the figures will be unsteady.");
  console.log("float32, medians; ratio: compute ÷ cpu, in turns in the same run, so less is better.\n");

  const chosen = players.filter(({ name }) => engine.length === 0 || engine.includes(name));
  const pages = chosen.some(({ place }) => place === "page") ? await startPages() : undefined;
  const opened = [];
  for (const player of chosen) opened.push({ name: player.name, found: await open(player, pages) });
  for (const text of overview(opened)) console.log(text);

  const results = [];
  for (const { name, found } of opened) {
    if (typeof found === "string") {
      results.push({ name, missing: found });
      continue;
    }
    const { adapter } = found;
    console.log(`\n${heading(name, adapter)}\n${head()}`);
    /** @type {import("./players.js").Row[]} */
    const rows = [];
    try {
      await found.measure(wanted, (row) => {
        rows.push(row);
        console.log(line(row));
      });
    } catch (error) {
      // A driver may take its process or its page with it; the other engines are measured all the same.
      rows.push({ name: "the rest", failure: reason(error) });
      console.log(line(rows[rows.length - 1]));
    }
    await found.end();
    results.push({ name, adapter, rows });
  }
  if (typeof pages === "object") await pages.close();

  const loadAtEnd = load();
  writeFileSync(json, `${JSON.stringify({ machine: { ...where, loadAtEnd }, engines: results }, null, 2)}\n`);
  console.log(`\nLoad at the end: ${loadAtEnd}. All figures: ${relative(process.cwd(), resolve(json))}`);
  if (results.some(({ rows }) => rows?.some(({ failure }) => failure !== undefined))) process.exitCode = 1;
}

/**
 * @param {import("./players.js").Player} player
 * @param {import("./page.js").Pages | string | undefined} pages undefined where no player is of a page
 * @returns {Promise<import("./players.js").Session | string>} or why there is none
 */
async function open({ place, engine }, pages) {
  if (place === "page" && typeof pages === "string") return pages;
  try {
    return await (typeof pages === "object" && place === "page" ? pages.open(engine) : openInNode(engine));
  } catch (error) {
    return reason(error);
  }
}
