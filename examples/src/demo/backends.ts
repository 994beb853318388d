/**
 * The backends that the demo knows. One that arrives later joins with one entry here; what is not installed, or
 * cannot run on this machine, is named and passed over.
 */
import { cpu } from "@lockstep/backend-cpu";
import { type Adapter, gpu } from "@lockstep/backend-gpu";
import { workers } from "@lockstep/backend-workers";
import { type Backend, LockstepError } from "@lockstep/core";
import { Complaint } from "../data/complaint.js";

export interface BackendEntry {
  readonly backend: string;
  /** Tells the modes of one backend apart: `cpu:interpret`. */
  readonly mode: string;
  readonly start: () => Backend | Promise<Backend>;
  /** What it takes to have it, as the end of a sentence. */
  readonly needs?: string;
  /** What takes its place, and is said to, where it is not available: the rows still show whether all agree. */
  readonly instead?: () => Promise<Backend>;
}

export const knownBackends: readonly BackendEntry[] = [
  { backend: "cpu", mode: "wasm", start: () => cpu() },
  { backend: "workers", mode: "threads", start: () => workers() },
  { backend: "cpu", mode: "js", start: () => cpu({ mode: "js" }) },
  { backend: "cpu", mode: "interpret", start: () => cpu({ mode: "interpret" }) },
  {
    backend: "gpu",
    mode: "card",
    start: () => gpu(),
    needs: "the package webgpu, a graphics card and, on Linux, its driver for Vulkan with libvulkan.so.1",
    instead: () => gpu({ allow: ["software", "webasm"] }),
  },
];

export interface Started {
  readonly devices: readonly Backend[];
  /** Why a backend is missing or something else stands in its place, a sentence or two each. */
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
    const found = await startOrReason(entry.start);
    if (typeof found !== "string") {
      devices.push(found);
      continue;
    }
    const reasons = [`${idOf(entry)} is not available: ${found}`];
    if (entry.needs) reasons.push(`It needs ${entry.needs}`);
    const other = entry.instead && (await startOrReason(entry.instead));
    if (other !== undefined && typeof other !== "string") {
      devices.push(other);
      reasons.push(`Its rows are computed by ${engineOf(other)}`);
    }
    missing.push(reasons.join(". "));
  }
  if (devices.length === 0) throw new Complaint(`No backend can run here. ${missing.join(". ")}`);
  return { devices, missing };
}

/** What computes: the engine, and whether a driver on the processor pretends to be its card. */
export function engineOf(device: Backend): string {
  const { engine } = device.capabilities;
  const { software } = (device as { adapter?: Adapter }).adapter ?? { software: false };
  return software && engine.startsWith("webg") ? `${engine} (software)` : engine;
}

/** The device, or why there is none. */
async function startOrReason(start: BackendEntry["start"]): Promise<Backend | string> {
  try {
    return await start();
  } catch (error) {
    if (!isAbsent(error)) throw error;
    return error.message.split("\n")[0]!.replace(/^BACKEND_UNAVAILABLE: /, "");
  }
}

/** The package is not installed, or its platform is not here; any other error is one. */
const isAbsent = (error: unknown): error is Error =>
  (error instanceof LockstepError && error.code === "BACKEND_UNAVAILABLE") ||
  (error as NodeJS.ErrnoException | null)?.code === "ERR_MODULE_NOT_FOUND";
