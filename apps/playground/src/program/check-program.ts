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
  /** What runs now. */
  at(place: Range & { readonly name: string }): void;
}

const little = 64;
const stillLittle = 256;

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
    await runLittle(program, device, directives, { found, used, listener });
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
  const begin = (name: string): Range => {
    const place = exports[name] === undefined ? places.firstLine() : places.ofExport(name);
    listener.at({ ...place, name });
    return place;
  };
  const seen = new Set<unknown>();
  core.watcher = {
    refused: (error, made) => found.push(program.diagnose(error, made.place)),
    called(operation, args, made, name) {
      if (seen.has(operation)) return;
      seen.add(operation);
      if (!made) return;
      listener.at({ ...made.place, name });
      for (const each of explained(operation, args, made, name)) found.push(...warningsOf(each));
    },
  };
  const size = exports.sizes === undefined ? Math.min(little, sizes[0]!) : Math.min(stillLittle, sizes[0]!);
  let place = begin("setup");
  try {
    const picture = samplePicture(48, 32);
    const prepared = await PreparedProgram.of(program, device, { size, extent, picture }, used);
    place = begin("run");
    const result = await prepared.run();
    if (animated) {
      place = begin("next");
      await prepared.advance(result);
      place = begin("run");
      await prepared.run();
    }
  } catch (error) {
    found.push(...(error instanceof Refused ? error.diagnostics : [program.diagnose(error, place)]));
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
