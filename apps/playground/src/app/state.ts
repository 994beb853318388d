/** What the page knows, as signals: parts read them and are drawn anew when they change. */
import { computed, signal } from "@preact/signals";
import {
  type Checked,
  type Extent,
  type Frame,
  type Outcome,
  type Picture,
  type RunEvent,
  type SweepPoint,
  type Target,
  type TargetId,
  targetIds,
} from "../run/protocol.js";

/** The program as it stands in the editor. */
export const program = signal("");
/** The example that it was, until it is edited. */
export const exampleId = signal<string | undefined>(undefined);
export const checked = signal<Checked>({ diagnostics: [] });

export const targets = signal<readonly Target[]>([]);
export const usualTargets: readonly TargetId[] = ["cpu:js", "cpu:wasm", "workers"];
export const chosenTargets = signal(usualTargets);
/** Cores of this machine, as the browser counts them; tests have none to ask. */
export const cores = globalThis.navigator?.hardwareConcurrency ?? 2;
/** Those that were chosen and can run here. */
export const usableTargets = computed(() =>
  targetIds.filter(
    (id) =>
      chosenTargets.value.includes(id) &&
      targets.value.some((target) => target.id === id && target.available),
  ),
);
export const threads = signal(Math.max(2, Math.min(cores, 16)));

export const size = signal(0);
export const extent = signal<Extent | undefined>(undefined);
export const picture = signal<Picture | undefined>(undefined);

export type Activity = "idle" | "running" | "animating" | "sweeping";
export const activity = signal<Activity>("idle");
/** Whether an animation waits for the person to go on. */
export const paused = signal(false);
/** Why the last thing asked for could not be done, where that is no matter of the program. */
export const trouble = signal<string | undefined>(undefined);
/** Which target an animation runs on. */
export const animatedTarget = signal<TargetId | undefined>(undefined);
/** The latest of each target. */
export const events = signal<ReadonlyMap<TargetId, RunEvent>>(new Map());
export const outcomes = signal<readonly Outcome[]>([]);
export const frame = signal<Frame | undefined>(undefined);
export const sweepPoints = signal<readonly SweepPoint[]>([]);

/** What all others are compared with: cpu in WebAssembly where it ran, else the first that did. */
export const reference = computed(
  () => outcomes.value.find(({ target }) => target === "cpu:wasm") ?? outcomes.value[0],
);
