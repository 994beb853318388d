/** What the page knows, as signals: parts read them and are drawn anew when they change. */
import { computed, signal } from "@preact/signals";
import type {
  Checked,
  Extent,
  Frame,
  Outcome,
  Picture,
  RunEvent,
  SweepPoint,
  Target,
  TargetId,
} from "../run/protocol.js";

/** The program as it stands in the editor. */
export const program = signal("");
/** The example that it was, until it is edited. */
export const exampleId = signal<string | undefined>(undefined);
export const checked = signal<Checked>({ diagnostics: [] });

export const targets = signal<readonly Target[]>([]);
export const chosenTargets = signal<readonly TargetId[]>(["cpu:js", "cpu:wasm", "workers"]);
export const threads = signal(Math.max(2, navigator.hardwareConcurrency));

export const size = signal(0);
export const extent = signal<Extent | undefined>(undefined);
export const picture = signal<Picture | undefined>(undefined);

export type Activity = "idle" | "running" | "animating" | "sweeping";
export const activity = signal<Activity>("idle");
/** The latest of each target. */
export const events = signal<ReadonlyMap<TargetId, RunEvent>>(new Map());
export const outcomes = signal<readonly Outcome[]>([]);
export const frame = signal<Frame | undefined>(undefined);
export const sweepPoints = signal<readonly SweepPoint[]>([]);

/** What all others are compared with: cpu in WebAssembly where it ran, else the first that did. */
export const reference = computed(
  () => outcomes.value.find(({ target }) => target === "cpu:wasm") ?? outcomes.value[0],
);
