/**
 * `npm run bench`: every case, in turns with a loop written by hand and with each library that is installed. Prints a
 * table for each other, and writes all figures to a JSON file.
 */
import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { peers } from "./peers/index.js";
import { reason } from "./play.js";
import { head, line, machine } from "./report.js";

export const others = ["by hand", "rounded", "float64", "constants", "contiguous", ...Object.keys(peers)];

/** @param {import("./command-line.js").Options} options */
export async function runEveryone({ against, case: wanted, mode, json }) {
  const where = machine();
  console.log(`${where.processor}, ${where.cores} cores, Node ${where.node}, ${where.date}`);
  if (where.load > where.cores / 2) {
    console.log(`The machine is busy (a load of ${where.load}): expect unsteady figures, ratios included.`);
  }
  console.log("Median times of one call; speed: theirs ÷ ours, so 2× is twice as fast as they are.");

  /** @type {import("./report.js").Row[]} */
  const rows = [];
  for (const other of others) {
    if (against.length > 0 && !against.includes(other)) continue;
    const peer = peers[other];
    if (peer && !peer.isInstalled()) {
      if (against.length > 0) console.log(`\n${other} is not installed: ${peer.install}`);
      continue;
    }
    try {
      console.log(`\n${head(other)}`);
      await match(other, mode, wanted, (row) => {
        rows.push(row);
        console.log(line(row));
      });
    } catch (error) {
      console.log(`${other}: ${reason(error)}`);
      process.exitCode = 1;
    }
  }

  const engine = rows.find((row) => row.engine !== undefined)?.engine;
  writeFileSync(json, `${JSON.stringify({ machine: where, mode: mode || engine, rows }, null, 2)}\n`);
  console.log(`\nAll figures: ${relative(process.cwd(), resolve(json))}`);
}

/**
 * Lockstep against one other, in a process of its own.
 *
 * @param {string} other
 * @param {string} mode
 * @param {readonly string[]} wanted
 * @param {(row: import("./report.js").Row) => void} onRow
 * @returns {Promise<void>}
 */
function match(other, mode, wanted, onRow) {
  const script = fileURLToPath(new URL("./match.js", import.meta.url));
  return new Promise((done, fail) => {
    // Libraries greet on stdout; the tables are all that shall be seen there.
    const child = fork(script, [other, mode, ...wanted], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    child.on("message", (row) => onRow(/** @type {import("./report.js").Row} */ (row)));
    child.on("error", fail);
    child.on("close", (code) => (code === 0 ? done() : fail(new Error(`ended with status ${code}`))));
  });
}
