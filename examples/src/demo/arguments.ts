/** The command line of the demo. */
import { Command, CommanderError, InvalidArgumentError } from "commander";
import { Complaint } from "../data/complaint.js";

export interface Arguments {
  /** Names of backends; none means all. */
  readonly backend: readonly string[];
  readonly rows?: number;
  readonly json: boolean;
}

/** Fewer flights than this say nothing of distance and time of day. */
const fewestRows = 100;

/**
 * What a person typed, or the help text that they asked for, which lists the `backends`. Throws a {@link Complaint},
 * whose message is one line.
 */
export function parseArguments(
  argv: readonly string[],
  backends: readonly string[],
): Arguments | { readonly help: string } {
  let help = "";
  const command = new Command("demo")
    .description(
      "Analyses 200,000 flights on every backend, and holds the results against loops written by hand.",
    )
    .usage("[options]")
    .option(
      "-b, --backend <name>",
      `run on this backend only; may be repeated: ${backends.join(", ")}`,
      repeated,
    )
    .option("-r, --rows <n>", "take this many flights, at even steps through the file", rowCount)
    .option("--json", "print one JSON document instead of text")
    .helpOption("-h, --help", "print this")
    .addHelpText(
      "after",
      "\nExit status: 0 when all agree, 1 when a backend disagrees, 2 when it could not run.",
    )
    .allowExcessArguments(false)
    .showSuggestionAfterError(false)
    .exitOverride()
    .configureOutput({ writeOut: (text) => (help += text), writeErr: () => {} });
  try {
    command.parse(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === "commander.helpDisplayed") return { help };
    throw new Complaint(`${error.message.replace(/^error: /, "")}; npm run demo -- --help lists the options`);
  }
  return { backend: [], json: false, ...command.opts<Partial<Arguments>>() };
}

const repeated = (name: string, before: readonly string[] = []) => [...before, ...name.split(",")];

function rowCount(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= fewestRows) return value;
  throw new InvalidArgumentError(`It is a whole number, from ${fewestRows} on`);
}
