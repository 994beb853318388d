/** The command line: which backend, which cases, which report. */
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { allCases } from "../framework/catalogue.js";
import { type CaseResult, isFailure, runCases, wrongExcuses } from "../framework/runner.js";
import { printJson } from "../report/json.js";
import { holds, makeReport } from "../report/report.js";
import { printSummary } from "../report/summary.js";
import { loadBackend, makeDevice, UsageError } from "./load-backend.js";
import { measure } from "./measure.js";

/** Where text goes; a test listens here. */
export interface Output {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

interface Options {
  readonly report: "summary" | "json";
  readonly query?: string;
  readonly list?: true;
  readonly seed?: number;
  readonly bail?: true;
  readonly timeout: number;
  readonly accuracy?: true;
  readonly points?: number;
}

/** Exit codes: the backend conforms, it does not, the command was not understood. */
export const exitCodes = { conforms: 0, fails: 1, usage: 2 } as const;

/** Runs the command with the arguments after the program's own name; answers the exit code. */
export async function runCommand(args: readonly string[], output: Output): Promise<number> {
  let code: number = exitCodes.conforms;
  const program = describe(output).action(async (path: string | undefined, options: Options) => {
    if (options.points !== undefined && !options.accuracy)
      throw new UsageError("--points goes with --accuracy");
    if (options.accuracy)
      code = (await measure(path, options, output)) ? exitCodes.conforms : exitCodes.fails;
    else code = await conform(path, options, output);
  });
  try {
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.conforms : exitCodes.usage;
    if (!(error instanceof UsageError)) throw error;
    output.error(`error: ${error.message}\n`);
    return exitCodes.usage;
  }
}

function describe({ out, error }: Output): Command {
  return new Command("conformance")
    .description("Holds a Lockstep backend to the suite that all backends must pass.")
    .argument("[module]", "a module that exports 'create', which makes the backend")
    .addOption(new Option("--report <form>", "what to print").choices(["summary", "json"]).default("summary"))
    .option("--query <pattern>", "only the cases whose ids match, such as 'reduce/*' or 'map/*,!map/exp/*'")
    .option("--list", "print the ids and run nothing")
    .option(
      "--seed <number>",
      "draw the random families from this seed on, instead of the pinned ones",
      wholeNumber,
    )
    .option("--bail", "stop at the first failure")
    .option("--timeout <milliseconds>", "how long one case may take", wholeNumber, 30_000)
    .addOption(
      new Option("--accuracy", "measure how far results lie from the truth, in place of the cases").conflicts(
        ["list", "bail", "timeout"],
      ),
    )
    .option("--points <number>", "with --accuracy: how many points are drawn for each function", wholeNumber)
    .showSuggestionAfterError(false)
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: error });
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError("It must be a whole number.");
  return value;
}

async function conform(path: string | undefined, options: Options, { out, error }: Output): Promise<number> {
  const { query, seed, timeout } = options;
  const cases = allCases({
    ...(query === undefined ? {} : { query }),
    ...(seed === undefined ? {} : { seed }),
  });
  if (cases.length === 0) throw new UsageError(`No case matches '${query}'`);
  if (options.list) {
    out(`${cases.map(({ id }) => id).join("\n")}\n`);
    return exitCodes.conforms;
  }
  const loaded = await loadBackend(path);
  const { create, xfail } = loaded;
  const device = await makeDevice(loaded);
  const results: CaseResult[] = [];
  for await (const result of runCases({ create, device, cases, xfail, timeout })) {
    results.push(result);
    if (options.bail && isFailure(result)) break;
    if (options.report === "summary" && results.length % 500 === 0)
      error(`${results.length} of ${cases.length} cases\n`);
  }
  const complaints = wrongExcuses(allCases(seed === undefined ? {} : { seed }), xfail, device.capabilities);
  const report = makeReport(device, results, complaints);
  out(options.report === "json" ? printJson(report) : `${printSummary(report)}\n`);
  return holds(report) ? exitCodes.conforms : exitCodes.fails;
}
