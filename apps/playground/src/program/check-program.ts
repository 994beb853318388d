/** Checks a program by loading it and running it on little input, here on the processor. */
import { cpu } from "@lockstep/backend-cpu";
import type { Backend } from "@lockstep/core";
import type { Checked, Diagnostic, Directives } from "../run/protocol.js";
import { readDirectives } from "./directives.js";
import { explained } from "./explain-run.js";
import { type LoadedProgram, loadProgram } from "./load-program.js";
import { PreparedProgram } from "./prepared-program.js";
import { Refused } from "./refused.js";
import { samplePicture } from "./sample-picture.js";
import { warningsOf } from "./warnings.js";
import type { Range } from "./word-at.js";

/** Heard while it runs, should it never end. */
export interface CheckListener {
  /** What is known up to now. */
  soFar(checked: Checked): void;
  /** What runs now; also that it still runs, when the program has gone on a little. */
  at(phase: Phase): void;
}

/** Something that runs, and where it stands. */
export interface Phase extends Range {
  readonly name: string;
}

const little = 64;
const stillLittle = 256;
/** Milliseconds between two words of what runs. */
const signsOfLife = 250;

export async function checkProgram(text: string, listener: CheckListener): Promise<Checked> {
  listener.at({ from: 0, to: Math.max(0, text.indexOf("\n")), name: "The program" });
  let program: LoadedProgram;
  try {
    program = await loadProgram(text);
  } catch (error) {
    if (error instanceof Refused) return { diagnostics: sorted(error.diagnostics) };
    throw error;
  }
  const { directives, diagnostics } = readDirectives(program.exports, program.places);
  const found: Diagnostic[] = [...program.refusals, ...diagnostics];
  const used = new Set<string>();
  const checked = (): Checked => ({ diagnostics: sorted(found), directives: withUse(directives, used) });
  listener.soFar(checked());
  if (typeof program.exports.run !== "function") return checked();

  const device = cpu();
  try {
    await program.core.withMethods(() => runLittle(program, device, directives, { found, used, listener }));
  } finally {
    await device.dispose();
  }
  return checked();
}

interface Findings {
  readonly found: Diagnostic[];
  readonly used: Set<string>;
  readonly listener: CheckListener;
}

async function runLittle(
  program: LoadedProgram,
  device: Backend,
  { sizes, extent, animated }: Omit<Directives, "takesPicture">,
  { found, used, listener }: Findings,
): Promise<void> {
  const { places, core, exports } = program;
  const begin = (name: string): Phase => {
    const place = exports[name] === undefined ? places.firstLine() : places.ofExport(name);
    listener.at({ ...place, name });
    return { ...place, name };
  };
  let phase = begin("setup");
  const seen = new Set<unknown>();
  let told = 0;
  let isCalling = false;
  core.watcher = {
    refused: (error, made) => found.push(program.diagnose(error, made.place)),
    called(operation, args, made, name) {
      const isNew = !seen.has(operation);
      seen.add(operation);
      if (!isNew && performance.now() - told < signsOfLife) return;
      told = performance.now();
      listener.at(made ? { ...made.place, name } : phase);
      isCalling = true;
      if (!isNew || !made) return;
      for (const each of explained(operation, args, made, name)) found.push(...warningsOf(each));
    },
    returned() {
      if (isCalling) listener.at(phase);
      isCalling = false;
    },
  };
  const size = exports.sizes === undefined ? Math.min(little, sizes[0]!) : Math.min(stillLittle, sizes[0]!);
  try {
    const picture = samplePicture(48, 32);
    const prepared = await PreparedProgram.of(program, device, { size, extent, picture }, used);
    phase = begin("run");
    const result = await prepared.run();
    if (animated) {
      phase = begin("next");
      await prepared.advance(result);
      phase = begin("run");
      await prepared.run();
    }
  } catch (error) {
    found.push(...(error instanceof Refused ? error.diagnostics : [program.diagnose(error, phase)]));
  } finally {
    core.watcher = undefined;
  }
}

const withUse = (directives: Omit<Directives, "takesPicture">, used: ReadonlySet<string>): Directives => ({
  ...directives,
  takesPicture: used.has("picture"),
  takesSize: used.has("size"),
});

/** In the order of the text; what is said twice, once. */
function sorted(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const byText = new Map(diagnostics.map((each) => [JSON.stringify(each), each]));
  return [...byText.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}
