/** The demo from its command line to its exit status: 0 all agree, 1 a backend disagrees, 2 it could not run. */
import { Complaint } from "../data/complaint.js";
import { dataFile } from "../data/data-file.js";
import { parseArguments } from "./arguments.js";
import { type BackendEntry, chooseBackends, knownBackends, namesOf, startBackends } from "./backends.js";
import { findingsOf } from "./findings.js";
import { readFlights } from "./flights.js";
import { type Measurement, measure } from "./measure.js";
import { type MaybeTerminal, paletteFor } from "./palette.js";
import { tell } from "./story.js";
import { drawTable, legend } from "./table.js";
import type { TimingOptions } from "./timing.js";

interface Output extends MaybeTerminal {
  write(text: string): unknown;
}

/** The world around the demo; tests bring their own. */
export interface Surroundings {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly backends?: readonly BackendEntry[];
  readonly file?: string;
  readonly timing?: TimingOptions;
}

/** Runs the demo and resolves to its exit status. */
export async function main(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stdout, stderr } = surroundings;
  try {
    const known = surroundings.backends ?? knownBackends;
    const parsed = parseArguments(argv, namesOf(known));
    if ("help" in parsed) {
      stdout.write(parsed.help);
      return 0;
    }
    const entries = chooseBackends(parsed.backend, known);
    const flights = readFlights(surroundings.file ?? dataFile("flights-200k.json"), parsed.rows);
    const { devices, missing } = await startBackends(entries);
    const onStep = progressOn(stderr);
    const { measurements, answers } = await measure(flights.columns, devices, {
      ...(surroundings.timing && { timing: surroundings.timing }),
      onStep,
    });
    onStep();
    await Promise.all(devices.map((device) => device.dispose()));
    const findings = findingsOf(flights, answers);
    const disagreeing = measurements.filter(({ agrees }) => !agrees);
    if (parsed.json) {
      const { total, incomplete, rows } = flights;
      const document = { data: { total, incomplete, rows }, findings, measurements, missing };
      stdout.write(`${JSON.stringify({ ...document, agrees: disagreeing.length === 0 }, null, 2)}\n`);
    } else {
      const palette = paletteFor(stdout);
      const lines = [
        ...tell(flights, findings, palette),
        "",
        palette.strong("The same analysis on every backend"),
        ...missing.flatMap((text) => wrapped(`${text}.`)),
        "",
        ...drawTable(measurements, palette),
        "",
        ...legend.map(palette.faint),
        "",
        verdict(measurements, disagreeing),
      ];
      stdout.write(lines.map((line) => `${line.trimEnd()}\n`).join(""));
    }
    return disagreeing.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    stderr.write(`${error.message}\n`);
    return 2;
  }
}

/** A text in lines of at most 80 characters, where its words allow it. */
function wrapped(text: string): string[] {
  const [first = "", ...words] = text.split(" ");
  const lines = [first];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`;
    if (longer.length <= 80) lines[lines.length - 1] = longer;
    else lines.push(`  ${word}`);
  }
  return lines;
}

function verdict(all: readonly Measurement[], disagreeing: readonly Measurement[]): string {
  if (disagreeing.length === 0) return `All ${all.length} rows agree.`;
  const names = disagreeing.map(({ operation, backend, engine }) => `${operation} on ${backend} (${engine})`);
  return `${disagreeing.length} of ${all.length} rows disagree: ${names.join(", ")}.`;
}

/** Shows on a terminal what is being measured, and nothing elsewhere; without a step, wipes it out. */
function progressOn(stream: Output): (step?: string) => void {
  if (stream.isTTY !== true) return () => {};
  return (step) => stream.write(step === undefined ? "\r\x1b[K" : `\r\x1b[KMeasuring: ${step}…`);
}
