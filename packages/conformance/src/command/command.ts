/** The command line: which backend, which cases, which report. */
import { Backend } from "@lockstep/core";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { CreateBackend } from "../framework/bench.js";
import { allCases } from "../framework/catalogue.js";
import { type CaseResult, isFailure, runCases, wrongExcuses } from "../framework/runner.js";
import { holds, makeReport } from "../report/report.js";
import { printSummary } from "../report/summary.js";
import { firstLine, loadBackend, UsageError } from "./load-backend.js";

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
}

/** Exit codes: the backend conforms, it does not, the command was not understood. */
export const exitCodes = { conforms: 0, fails: 1, usage: 2 } as const;

/** Runs the command with the arguments after the program's own name; answers the exit code. */
export async function runCommand(args: readonly string[], output: Output): Promise<number> {
  let code: number = exitCodes.conforms;
  const program = describe(output).action(async (path: string | undefined, options: Options) => {
    code = await conform(path, options, output);
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
  if (path === undefined) throw new UsageError("Which backend? Give a module: conformance ./my-backend.js");
  const { create, xfail } = await loadBackend(path);
  const device = await make(create, path);
  const results: CaseResult[] = [];
  for await (const result of runCases({ create, device, cases, xfail, timeout })) {
    results.push(result);
    if (options.bail && isFailure(result)) break;
    if (options.report === "summary" && results.length % 500 === 0)
      error(`${results.length} of ${cases.length} cases\n`);
  }
  const complaints = wrongExcuses(allCases(seed === undefined ? {} : { seed }), xfail, device.capabilities);
  const report = makeReport(device, results, complaints);
  out(options.report === "json" ? `${JSON.stringify(report, asJson, 2)}\n` : `${printSummary(report)}\n`);
  return holds(report) ? exitCodes.conforms : exitCodes.fails;
}

async function make(create: CreateBackend, path: string): Promise<Backend> {
  try {
    const device = await create();
    if (device instanceof Backend) return device;
  } catch (error) {
    throw new UsageError(`'${path}' could not make its backend: ${firstLine(error)}`);
  }
  throw new UsageError(`What 'create' of '${path}' makes is no Backend of @lockstep/core`);
}

/** JSON has no NaN, no infinities and no −0; mismatches have all of them. */
function asJson(_key: string, value: unknown): unknown {
  if (typeof value !== "number" || (Number.isFinite(value) && !Object.is(value, -0))) return value;
  return Object.is(value, -0) ? "-0" : String(value);
}
