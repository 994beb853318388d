/** What `npm run bench` is asked to do, or one line that says what is wrong with the asking. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { modes } from "./device.js";

/**
 * @typedef {object} Options
 * @property {string[]} against
 * @property {string[]} case
 * @property {string} mode empty: whatever `cpu()` chooses
 * @property {string} json
 */

/** @typedef {{ cases: readonly string[], others: readonly string[], json: string }} Table what a table offers */

/**
 * @param {readonly string[]} words
 * @param {{ everyone: Table, cpu: Table }} tables
 * @returns {{ table: "everyone" | "cpu" | "help", options: Options }}
 */
export function parse(words, tables) {
  const { values, positionals } = read(words);
  const [name = "everyone", surplus] = positionals;
  if ((name !== "everyone" && name !== "cpu") || surplus !== undefined) {
    throw new Error(`'${positionals.join(" ")}' is no table; leave it out, or use cpu`);
  }
  const table = tables[name];
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
  const { against, case: wanted, mode, help } = values;
  return { table: help ? "help" : name, options: { against, case: wanted, mode, json } };
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
        json: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new Error(`${/** @type {Error} */ (error).message.split(".")[0]}; --help lists the options`);
  }
}

/** @param {{ everyone: Table, cpu: Table }} tables */
export const help = ({ everyone, cpu }) => `Usage: npm run bench -- [cpu] [options]

Without a word: every case against everyone there is. With cpu: the marks of the cpu backend, and whether they are met.

  --against <name>  only against this other; may be repeated: ${everyone.others.join(", ")};
                    with cpu: ${cpu.others.join(", ")}
  --case <name>     only this case; may be repeated: ${everyone.cases.join(", ")};
                    with cpu: ${cpu.cases.join(", ")}
  --mode <mode>     Lockstep's mode: ${modes.join(", ")}; what cpu() chooses as is
  --json <file>     where the figures go; bench/${everyone.json} as is, with cpu bench/${cpu.json}
  --help            print this
`;
