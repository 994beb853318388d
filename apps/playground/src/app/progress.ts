/** What the page is doing, in a sentence: read out as it changes, so it changes with targets and not with every tick. */
import { computed } from "@preact/signals";
import type { RunEvent } from "../run/protocol.js";
import { targetNames } from "../run/target-names.js";
import {
  activity,
  checked,
  events,
  frame,
  outcomes,
  paused,
  sweepPoints,
  targets,
  usableTargets,
} from "./state.js";

const phases: Readonly<Record<(RunEvent & { kind: "begun" })["phase"], string>> = {
  opening: "opening",
  first: "compiling and running for the first time",
  timing: "running again to measure",
};

/** A position in a run: as a share of its targets, and what the current one does. */
function running(): string {
  const all = usableTargets.value;
  const ended = all.filter((id) => ["outcome", "failed"].includes(events.value.get(id)?.kind ?? ""));
  const at = all.find((id) => ["begun", "progress"].includes(events.value.get(id)?.kind ?? ""));
  if (!at) return "Running…";
  const event = events.value.get(at);
  const phase = phases[event?.kind === "begun" ? event.phase : "timing"];
  return `${ended.length + 1} of ${all.length}: ${targetNames[at].name}, ${phase}…`;
}

function afterwards(): string {
  const failed = [...events.value.values()].filter(({ kind }) => kind === "failed").length;
  const ran = outcomes.value.length;
  if (failed > 0) return `Ran on ${ran} of ${ran + failed} targets; ${failed} failed.`;
  if (ran === 0 && checked.value.diagnostics.some(({ severity }) => severity === "error")) {
    return "It cannot run yet: what has to be mended is said below the program.";
  }
  return ran > 0 ? `Ran on ${ran === 1 ? "one target" : `${ran} targets`}.` : "";
}

export const progress = computed(() => {
  switch (activity.value) {
    case "running":
      return running();
    case "animating":
      return paused.value ? `Paused at frame ${frame.value?.number ?? 0}.` : "Playing…";
    case "sweeping": {
      const sizes = checked.value.directives?.sizes.length ?? 0;
      return `Measuring sizes: ${sweepPoints.value.length} of ${sizes * usableTargets.value.length}…`;
    }
    case "idle":
      if (targets.value.length === 0) return "Finding out what this browser can run…";
      if (usableTargets.value.length === 0) return "Choose at least one target.";
      return afterwards();
  }
});
