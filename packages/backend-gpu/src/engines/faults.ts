/** What is said when a card, or what drives it, gives up. */
import { LockstepError } from "@lockstep/core";
import type { Gather } from "../gather/gather.js";
import type { EngineName } from "./engine.js";

export const deviceLost = (engine: EngineName, what: string, origin?: unknown): LockstepError =>
  new LockstepError("DEVICE_LOST", {
    cause: `The ${engine} engine lost what it computes on: ${what}`,
    mend: "Dispose of the device and make a new one; its tensors are gone",
    ...(origin === undefined ? {} : { origin }),
  });

export const outOfMemory = (engine: EngineName, what: string): LockstepError =>
  new LockstepError("OUT_OF_MEMORY", {
    cause: `${what} on ${engine}`,
    mend: "Work in parts, dispose of tensors that are no longer needed, or use another backend",
  });

/** A program that the platform does not take is none that a person can mend. */
export const refusedProgram = (engine: EngineName, gather: Gather, origin: unknown): LockstepError =>
  new LockstepError("BACKEND_CONTRACT", {
    cause: `${engine} does not take the program of ${gather.name}: ${firstLines(origin)}`,
    mend: "Report it with that text; another engine or cpu() may take it",
    origin,
  });

/** Some platforms append the whole program. */
const firstLines = (origin: unknown): string =>
  String(origin instanceof Error ? origin.message : origin)
    .split("\n--- generated")[0]!
    .split("\n")
    .slice(0, 4)
    .map((line) => line.trim())
    .join(" ");

export const mistakesFloats = (engine: EngineName, adapter: string): LockstepError =>
  new LockstepError("BACKEND_UNAVAILABLE", {
    cause: `${engine} on ${adapter} loses −0, infinities, NaN or bits of floats, which mathematical functions go by`,
    mend: "Use another engine, workers() or cpu()",
  });

export const reordersSums = (engine: EngineName, adapter: string): LockstepError =>
  new LockstepError("BACKEND_UNAVAILABLE", {
    cause: `${engine} on ${adapter} adds in another order than is written, so that mathematical functions come out wrong`,
    mend: "Use another engine, workers() or cpu()",
  });
