/** What `gpu` may be told. */
import { LockstepError } from "@lockstep/core";
import type { EngineName } from "./engines/engine.js";

/** What may compute where there is no card: a driver on the processor, or one of GPU.js's own engines. */
export type InPlaceOfCard = "software" | "webasm" | "cpu";

export interface GpuOptions {
  /** The engine to use, and no other; the best that there is, unless given. */
  readonly engine?: EngineName;
  /** What may take the place of a card where there is none, or where `engine` asks for it. Nothing, unless given. */
  readonly allow?: readonly InPlaceOfCard[];
}

const engines: readonly string[] = ["webgpu", "webgl2", "webgl", "webasm", "cpu"] satisfies EngineName[];
const inPlace: readonly string[] = ["software", "webasm", "cpu"] satisfies InPlaceOfCard[];
const names = ["engine", "allow"];

/** The options, if they are some. Throws `ARGUMENT_INVALID`. */
export function checkOptions(options: GpuOptions): GpuOptions {
  if (typeof options !== "object" || options === null)
    throw invalid("gpu() takes an object of options", `gpu({ })`);
  for (const name of Object.keys(options)) {
    if (!names.includes(name))
      throw invalid(`gpu() has no option '${name}'`, `There are ${names.join(" and ")}`);
  }
  const { engine, allow } = options;
  if (engine !== undefined && !engines.includes(engine)) {
    throw invalid(`There is no engine '${engine}'`, `There are ${engines.join(", ")}`);
  }
  if (allow !== undefined && !(Array.isArray(allow) && allow.every((name) => inPlace.includes(name)))) {
    throw invalid(`allow is ${JSON.stringify(allow)}`, `It is a list of some of ${inPlace.join(", ")}`);
  }
  return options;
}

const invalid = (cause: string, mend: string): LockstepError =>
  new LockstepError("ARGUMENT_INVALID", { cause, mend });
