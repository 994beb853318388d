/**
 * Where the program of a thread is in Node: beside this module once it is built, and beside a bundle that somebody made
 * of it and copied the program to. A bundle that stands alone has it from the package, where that is installed.
 */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { LockstepError } from "@lockstep/core";

const exported = "@lockstep/backend-workers/thread";

/** The address of the program. Throws `BACKEND_UNAVAILABLE`. */
export function threadProgram(): string {
  // A bundle of CommonJS modules has no import.meta.
  const here = import.meta.url ?? pathToFileURL(__filename).href;
  if (here.endsWith(".ts")) return new URL("../../dist/thread.js", here).href;
  const beside = new URL("./thread.js", here);
  if (existsSync(fileURLToPath(beside))) return beside.href;
  try {
    return pathToFileURL(createRequire(here).resolve(exported)).href;
  } catch (origin) {
    throw new LockstepError("BACKEND_UNAVAILABLE", {
      cause: `The program of threads is not there: no ${fileURLToPath(beside)}, nor ${exported} to import`,
      mend: `Copy the file that ${exported} names to thread.js beside the bundle`,
      origin,
    });
  }
}
