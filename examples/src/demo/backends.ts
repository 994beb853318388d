/**
 * The backends that the demo knows. One that arrives later joins with one entry here; what is not installed, or
 * cannot run on this machine, is named and passed over.
 */
import { cpu } from "@lockstep/backend-cpu";
import { workers } from "@lockstep/backend-workers";
import { type Backend, LockstepError } from "@lockstep/core";
import { Complaint } from "../data/complaint.js";

export interface BackendEntry {
  readonly backend: string;
  /** Tells the modes of one backend apart: `cpu:interpret`. */
  readonly mode: string;
  readonly start: () => Backend | Promise<Backend>;
}

export const knownBackends: readonly BackendEntry[] = [
  { backend: "cpu", mode: "wasm", start: () => cpu() },
  { backend: "workers", mode: "threads", start: () => workers() },
  { backend: "cpu", mode: "js", start: () => cpu({ mode: "js" }) },
  { backend: "cpu", mode: "interpret", start: () => cpu({ mode: "interpret" }) },
];

export interface Started {
  readonly devices: readonly Backend[];
  /** Why a backend is missing, one line each. */
  readonly missing: readonly string[];
}

const idOf = ({ backend, mode }: BackendEntry) => `${backend}:${mode}`;

/** What a person may ask for: a backend in all its modes, or in one. */
export const namesOf = (known: readonly BackendEntry[]): readonly string[] => [
  ...new Set(known.flatMap((entry) => [entry.backend, idOf(entry)])),
];

/** The entries that a person asked for by name, as `cpu` or `cpu:js`; all if they did not. Throws a {@link Complaint}. */
export function chooseBackends(
  wanted: readonly string[],
  known: readonly BackendEntry[],
): readonly BackendEntry[] {
  for (const name of wanted) {
    if (known.some((entry) => entry.backend === name || idOf(entry) === name)) continue;
    throw new Complaint(`There is no backend '${name}'; use ${namesOf(known).join(", ")}`);
  }
  if (wanted.length === 0) return known;
  return known.filter((entry) => wanted.includes(entry.backend) || wanted.includes(idOf(entry)));
}

/** Starts what can be started. Throws a {@link Complaint} when nothing can. */
export async function startBackends(entries: readonly BackendEntry[]): Promise<Started> {
  const devices: Backend[] = [];
  const missing: string[] = [];
  for (const entry of entries) {
    try {
      devices.push(await entry.start());
    } catch (error) {
      if (!isAbsent(error)) throw error;
      missing.push(`${idOf(entry)} is not available: ${error.message.split("\n")[0]}`);
    }
  }
  if (devices.length === 0) throw new Complaint(`No backend can run here. ${missing.join(". ")}`);
  return { devices, missing };
}

/** The package is not installed, or its platform is not here; any other error is one. */
const isAbsent = (error: unknown): error is Error =>
  (error instanceof LockstepError && error.code === "BACKEND_UNAVAILABLE") ||
  (error as NodeJS.ErrnoException | null)?.code === "ERR_MODULE_NOT_FOUND";
