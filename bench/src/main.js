/**
 * `npm run bench`: every case, in turns with a loop written by hand and with each library that is installed. Prints a
 * table for each other, and writes all figures to a JSON file.
 */
import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { cases } from "./cases/index.js";
import { pythonWithNumba, timeNumba } from "./numba.js";
import { isInstalled, peers } from "./peers/index.js";
import { head, line, machine } from "./report.js";

const names = cases.map(({ name }) => name);
const others = ["by hand", "rounded", "float64", "constants", "contiguous", ...Object.keys(peers), "numba"];

const help = `Usage: npm run bench -- [options]

  --against <name>  only against this other; may be repeated: ${others.join(", ")}
  --case <name>     only this case; may be repeated: ${names.join(", ")}
  --mode <mode>     Lockstep's mode: js (as is), interpret
  --json <file>     where the figures go; bench/results.json as is
  --help            print this
`;

/** @param {string} message */
function refuse(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

/** The command line, or one line that says what is wrong with it. */
function options() {
  try {
    return parseArgs({
      options: {
        against: { type: "string", multiple: true, default: [] },
        case: { type: "string", multiple: true, default: [] },
        mode: { type: "string", default: "js" },
        json: { type: "string", default: fileURLToPath(new URL("../results.json", import.meta.url)) },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    return refuse(`${/** @type {Error} */ (error).message.split(".")[0]}; --help lists the options`);
  }
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

const { against = [], case: wanted = [], mode = "js", json = "", help: asked } = options() ?? {};
if (asked) {
  process.stdout.write(help);
  process.exit(0);
}
for (const name of against)
  if (!others.includes(name)) refuse(`No '${name}' to measure against; use ${others.join(", ")}`);
for (const name of wanted)
  if (!names.includes(name)) refuse(`There is no case '${name}'; use ${names.join(", ")}`);

const where = machine();
console.log(`${where.processor}, ${where.cores} cores, Node ${where.node}, ${where.date}`);
if (where.load > where.cores / 2) {
  console.log(`The machine is busy (a load of ${where.load}): expect unsteady figures, ratios included.`);
}
console.log("Median times of one call; speed: theirs ÷ ours, so 2× is twice as fast as they are.");

/** @type {import("./report.js").Row[]} */
const rows = [];
/** @param {import("./report.js").Row} row */
const show = (row) => {
  rows.push(row);
  console.log(line(row));
};

for (const other of others) {
  if (against.length > 0 && !against.includes(other)) continue;
  const missing = other in peers && !isInstalled(other);
  if (missing) {
    if (against.length > 0) console.log(`\n${other} is not installed: npm --prefix bench install`);
    continue;
  }
  try {
    if (other === "numba") await againstNumba();
    else {
      console.log(`\n${head(other)}`);
      await match(other, mode, wanted, show);
    }
  } catch (error) {
    console.log(`${other}: ${/** @type {Error} */ (error).message.split("\n")[0]}`);
    process.exitCode = 1;
  }
}

writeFileSync(json, `${JSON.stringify({ machine: where, mode, rows }, null, 2)}\n`);
console.log(`\nAll figures: ${relative(process.cwd(), resolve(json))}`);

/** Numba's medians, next to those that Lockstep had against the loops written by hand in this run. */
async function againstNumba() {
  const python = pythonWithNumba();
  if (python === undefined) {
    if (against.length > 0) console.log("\nNumba is not installed: apt-get install python3-numba");
    return;
  }
  /** @type {Map<string, number | undefined>} */
  const ours = new Map(rows.filter(({ other }) => other === "by hand").map((row) => [row.name, row.ours]));
  if (ours.size === 0) await match("by hand", mode, wanted, (row) => ours.set(row.name, row.ours));
  console.log(`\n${head("numba")}`);
  for (const [name, theirs] of Object.entries(timeNumba(python))) {
    const own = ours.get(name);
    if (own === undefined) continue;
    show({ name, other: "numba", ours: own, theirs, speed: theirs / own });
  }
}
