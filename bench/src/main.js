/** `npm run bench`: reads the command line and prints the table that it asks for. */
import { cases } from "./cases/index.js";
import { names, opponents, runColumn } from "./column/run.js";
import { help, parse } from "./command-line.js";
import { others, runEveryone } from "./everyone.js";
import { engines, names as gpuNames, runGpu } from "./gpu/run.js";
import { reason } from "./play.js";
import { names as parallelNames, runWorkers } from "./workers/run.js";

const tables = {
  everyone: { cases: cases.map(({ name }) => name), others, json: "results.json" },
  cpu: { cases: names, others: opponents, json: "results-cpu.json" },
  workers: { cases: parallelNames, others: ["cpu"], json: "results-workers.json" },
  gpu: { cases: gpuNames, others: ["cpu"], engines, json: "results-gpu.json" },
};

/** The command line; the process ends where it makes no sense. */
function command() {
  try {
    return parse(process.argv.slice(2), tables);
  } catch (error) {
    process.stderr.write(`${reason(error)}\n`);
    process.exit(2);
  }
}

const { table, options } = command();
if (table === "help") process.stdout.write(help(tables));
else if (table === "cpu") await runColumn(options);
else if (table === "workers") await runWorkers(options);
else if (table === "gpu") await runGpu(options);
else await runEveryone(options);
