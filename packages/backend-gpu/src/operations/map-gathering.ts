/** `out[i] = kernel(...inputs[i])` as a gather. */
import { type Kernel, type Operand, planLoop, type View } from "@lockstep/core";
import { GatherBuilder } from "../gather/gather-builder.js";
import type { Gathering } from "./gathering.js";
import { isView, Operands, typesOf } from "./operands.js";
import { keyOf, targetOf, turnsIn } from "./target.js";

/** `kernel`: one whose functions the engine has. */
export function mapGathering(kernel: Kernel, inputs: readonly Operand[], out: View): Gathering {
  const layouts = inputs.filter(isView).map(({ layout }) => layout);
  const plan = planLoop(layouts, out.layout);
  const operands = new Operands(inputs, typesOf(kernel), plan);
  const target = targetOf(plan, out, operands);
  const parts = [target.walk, ...operands.parts];
  const hash = `map ${kernel.hash} ${keyOf(target)} | ${operands.key}`;
  const build = () => {
    const builder = new GatherBuilder(kernel.name, parts);
    const loads = operands.declare(builder);
    const turns = turnsIn(builder, target, loads);
    const args = operands.at(builder, loads, operands.positions(builder, turns));
    return builder.build(hash, out.storage.dtype, builder.call(kernel, args));
  };
  return { hash, parts, sources: operands.sources, length: target.storage.length, build };
}
