/** A fold as a gather: each output runs over its elements, strictly from the first to the last. */
import {
  type FoldReduction,
  type Kernel,
  type Operand,
  planLoop,
  planReduction,
  type View,
} from "@lockstep/core";
import { GatherBuilder } from "../gather/gather-builder.js";
import type { Gathering } from "./gathering.js";
import { isView, NumberPart, Operands, typesOf } from "./operands.js";
import { ReducedWalk, withoutReduced } from "./reduced-walk.js";
import { keyOf, targetOf, turnsIn } from "./target.js";

/** `step`: the reduction's, as one whose functions the engine has. */
export function foldGathering(
  { init }: FoldReduction,
  step: Kernel,
  inputs: readonly Operand[],
  axes: readonly number[],
  out: View,
): Gathering {
  const layouts = inputs.filter(isView).map(({ layout }) => layout);
  const outputs = planLoop(withoutReduced(layouts, out.layout.shape), out.layout);
  const { reduced } = planReduction(layouts, axes, out.layout);
  const operands = new Operands(inputs, typesOf(step).slice(1), outputs);
  const target = targetOf(outputs, out, operands);
  const walk = new ReducedWalk(reduced);
  const first = new NumberPart(init, step.type);
  const parts = [target.walk, ...operands.parts, walk, first];
  const hash = `fold ${step.hash} ${walk.key} ${keyOf(target)} | ${operands.key}`;
  const build = () => {
    const builder = new GatherBuilder(step.name, parts);
    const loads = operands.declare(builder);
    const turns = turnsIn(builder, target, loads);
    const acc = builder.let("acc", first.expression(builder));
    const places = operands.positions(builder, turns);
    walk.each(builder, places, () => {
      const elements = operands.at(builder, loads, places);
      builder.set(acc, builder.call(step, [acc, ...elements]));
    });
    return builder.build(hash, out.storage.dtype, acc);
  };
  return { hash, parts, sources: operands.sources, length: target.storage.length, build };
}
