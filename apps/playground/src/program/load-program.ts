/** Loads a program as a module, in the worker that runs it. */
import * as core from "@lockstep/core";
import type { Diagnostic } from "../run/protocol.js";
import { shimFor } from "./core-shim.js";
import { diagnose } from "./diagnose.js";
import { edited } from "./edits.js";
import { importEdits } from "./imports.js";
import type { MadeOperation } from "./made-operation.js";
import { syntaxErrorIn } from "./place-syntax.js";
import { Places } from "./places.js";
import { Refused } from "./refused.js";
import { stripTypes } from "./strip-types.js";
import { WatchedCore } from "./watched-core.js";
import type { Range } from "./word-at.js";

export interface LoadedProgram {
  readonly exports: Readonly<Record<string, unknown>>;
  readonly places: Places;
  readonly core: WatchedCore;
  /** What `map`, `zip` and `reduce` refused while the module was run. */
  readonly refusals: readonly Diagnostic[];
  /** An error of the program as a diagnostic; `otherwise`: where to point if its place is not to be found. */
  diagnose(error: unknown, otherwise: Range): Diagnostic;
}

/** Rejects with `Refused`. Functions that core refuses are no reason to: they are in `refusals`. */
export async function loadProgram(program: string): Promise<LoadedProgram> {
  const places = new Places(program, await stripTypes(program));
  const watched = new WatchedCore(core, places);
  const refusals: Diagnostic[] = [];
  const diagnosis = (error: unknown, otherwise: Range, culprit?: MadeOperation) =>
    diagnose(error, {
      places,
      culprit: culprit ?? watched.culprits.get(error as object),
      otherwise,
    });

  const shim = shimFor(watched.exports);
  const shimAddress = addressOf(shim.text);
  let address: string | undefined;
  try {
    const edits = importEdits(shimAddress, Object.keys(watched.exports), places);
    address = addressOf(edited(places.code, edits));
    places.runsAs(address, edits);
    watched.watcher = {
      refused: (error, made) => refusals.push(diagnosis(error, made.place, made)),
      called: () => {},
    };
    const exports = (await import(/* @vite-ignore */ address)) as Record<string, unknown>;
    return { exports, places, core: watched, refusals, diagnose: diagnosis };
  } catch (error) {
    if (error instanceof Refused) throw error;
    const syntax = error instanceof SyntaxError ? await syntaxErrorIn(program) : undefined;
    throw new Refused([...refusals, syntax ?? diagnosis(error, placeOfSyntax(error, places))]);
  } finally {
    watched.watcher = undefined;
    shim.forget();
    URL.revokeObjectURL(shimAddress);
    if (address !== undefined) URL.revokeObjectURL(address);
  }
}

const addressOf = (text: string): string =>
  URL.createObjectURL(new Blob([text], { type: "text/javascript" }));

/** Browsers do not say where a module does not parse, but they often name what is there: the last that is so called. */
function placeOfSyntax(error: unknown, places: Places): Range {
  const name = error instanceof SyntaxError ? /'([\w$]+)'/.exec(error.message)?.[1] : undefined;
  const at = name === undefined ? -1 : places.code.lastIndexOf(name);
  return name === undefined || at < 0
    ? places.firstLine()
    : places.ofSpan({ from: at, to: at + name.length });
}
