/** What each operation is made of, for whoever runs its steps or only wants to know them. */
import type { Kernel, Operand, Reduction, View } from "@lockstep/core";
import { inFewerSources } from "./fewer-sources.js";
import { foldGathering } from "./fold-gathering.js";
import { joinGathering } from "./join-gathering.js";
import { mapGathering } from "./map-gathering.js";
import { runTree, type Steps } from "./tree.js";

export function runMap(steps: Steps, kernel: Kernel, inputs: readonly Operand[], out: View): void {
  steps.last(mapGathering(steps.prepare(kernel), readable(steps, inputs), out), out);
}

export function runReduction(
  steps: Steps,
  reduction: Reduction,
  inputs: readonly Operand[],
  axes: readonly number[],
  out: View,
): void {
  const operands = readable(steps, inputs);
  if (reduction.order === "tree") runTree(steps, reduction, operands, axes, out);
  else steps.last(foldGathering(reduction, steps.prepare(reduction.step), operands, axes, out), out);
}

/** The operands in as few storages as a program may read, besides what the output was before. */
const readable = (steps: Steps, inputs: readonly Operand[]): readonly Operand[] =>
  inFewerSources(inputs, steps.mostSources - 1, (sources) =>
    steps.intermediate(joinGathering(sources), sources[0].dtype),
  );
