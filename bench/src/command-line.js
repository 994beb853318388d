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
 * @property {string[]} engine of gpu
 * @property {string} json
 */

/** @typedef {{ cases: readonly string[], others: readonly string[], json: string }} Table what a table offers */
/** @typedef {{ everyone: Table, cpu: Table, workers: Table, gpu: Table & { engines: readonly string[] } }} Tables */

/**
 * @param {readonly string[]} words
 * @param {Tables} tables
 * @returns {{ table: keyof Tables | "help", options: Options }}
 */
export function parse(words, tables) {
  const { values, positionals } = read(words);
  const [name = "everyone", surplus] = positionals;
  if (!Object.hasOwn(tables, name) || surplus !== undefined) {
    throw new Error(`'${positionals.join(" ")}' is no table; leave it out, or use cpu, workers or gpu`);
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
  for (const engine of values.engine) {
    if (!tables.gpu.engines.includes(engine)) {
      throw new Error(`There is no engine '${engine}'; use ${tables.gpu.engines.join(", ")}`);
    }
  }
  if (values.mode !== "" && !modes.includes(values.mode)) {
    throw new Error(`There is no mode '${values.mode}'; use ${modes.join(", ")}`);
  }
  const json = values.json ?? fileURLToPath(new URL(`../${table.json}`, import.meta.url));
  const threads = Number(values.threads);
  if (!Number.isInteger(threads) || threads < 1)
    throw new Error(`'${values.threads}' is no number of threads`);
  const { against, case: wanted, mode, engine, help } = values;
  return { table: help ? "help" : asked, options: { against, case: wanted, mode, threads, engine, json } };
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
        engine: { type: "string", multiple: true, default: [] },
        json: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new Error(`${/** @type {Error} */ (error).message.split(".")[0]}; --help lists the options`);
  }
}

/** @param {Tables} tables */
export const help = ({
  everyone,
  cpu,
  workers,
  gpu,
}) => `Usage: npm run bench -- [cpu | workers | gpu] [options]

Without a word: every case against everyone there is. With cpu: the marks of the cpu backend, and whether they are met.
With workers: the workers backend next to the cpu backend, and its speed-up by length.
With gpu: every engine of the gpu backend that is found here, what a call is made of, next to the cpu backend.

  --against <name>  only against this other; may be repeated: ${everyone.others.join(", ")};
                    with cpu: ${cpu.others.join(", ")}
  --case <name>     only this case; may be repeated: ${everyone.cases.join(", ")};
                    with cpu: ${cpu.cases.join(", ")};
                    with workers: ${workers.cases.join(", ")};
                    with gpu: ${gpu.cases.join(", ")}
  --threads <n>     of workers; 2 as is
  --engine <name>   with gpu, only this engine; may be repeated: ${gpu.engines.join(", ")}
  --mode <mode>     Lockstep's mode: ${modes.join(", ")}; what cpu() chooses as is
  --json <file>     where the figures go; bench/${everyone.json} as is, with the others bench/${cpu.json}, bench/${workers.json},
                    bench/${gpu.json}
  --help            print this
`;
