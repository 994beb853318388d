/** What `npm run bench` is asked to do, or one line that says what is wrong with the asking. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { modes } from "./device.js";

/**
 * @typedef {object} Options
 * @property {string[]} against
 * @property {string[]} case
 * @property {string} mode empty: whatever `cpu()` chooses
 * @property {number} threads of workers
 * @property {string} json
 */

/** @typedef {{ cases: readonly string[], others: readonly string[], json: string }} Table what a table offers */
/** @typedef {{ everyone: Table, cpu: Table, workers: Table }} Tables */

/**
 * @param {readonly string[]} words
 * @param {Tables} tables
 * @returns {{ table: keyof Tables | "help", options: Options }}
 */
export function parse(words, tables) {
  const { values, positionals } = read(words);
  const [name = "everyone", surplus] = positionals;
  if (!Object.hasOwn(tables, name) || surplus !== undefined) {
    throw new Error(`'${positionals.join(" ")}' is no table; leave it out, or use cpu or workers`);
  }
  const asked = /** @type {keyof Tables} */ (name);
  const table = tables[asked];
  for (const other of values.against) {
    if (!table.others.includes(other)) {
      throw new Error(`No '${other}' to measure against; use ${table.others.join(", ")}`);
    }
  }
  for (const wanted of values.case) {
    if (!table.cases.includes(wanted)) {
      throw new Error(`There is no case '${wanted}'; use ${table.cases.join(", ")}`);
    }
  }
  if (values.mode !== "" && !modes.includes(values.mode)) {
    throw new Error(`There is no mode '${values.mode}'; use ${modes.join(", ")}`);
  }
  const json = values.json ?? fileURLToPath(new URL(`../${table.json}`, import.meta.url));
  const threads = Number(values.threads);
  if (!Number.isInteger(threads) || threads < 1)
    throw new Error(`'${values.threads}' is no number of threads`);
  const { against, case: wanted, mode, help } = values;
  return { table: help ? "help" : asked, options: { against, case: wanted, mode, threads, json } };
}

/** @param {readonly string[]} words */
function read(words) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        against: { type: "string", multiple: true, default: [] },
        case: { type: "string", multiple: true, default: [] },
        mode: { type: "string", default: "" },
        threads: { type: "string", default: "2" },
        json: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new Error(`${/** @type {Error} */ (error).message.split(".")[0]}; --help lists the options`);
  }
}

/** @param {Tables} tables */
export const help = ({ everyone, cpu, workers }) => `Usage: npm run bench -- [cpu | workers] [options]

Without a word: every case against everyone there is. With cpu: the marks of the cpu backend, and whether they are met.
With workers: the workers backend next to the cpu backend, and its speed-up by length.

  --against <name>  only against this other; may be repeated: ${everyone.others.join(", ")};
                    with cpu: ${cpu.others.join(", ")}
  --case <name>     only this case; may be repeated: ${everyone.cases.join(", ")};
                    with cpu: ${cpu.cases.join(", ")};
                    with workers: ${workers.cases.join(", ")}
  --threads <n>     of workers; 2 as is
  --mode <mode>     Lockstep's mode: ${modes.join(", ")}; what cpu() chooses as is
  --json <file>     where the figures go; bench/${everyone.json} as is, with cpu bench/${cpu.json}, with workers bench/${workers.json}
  --help            print this
`;
