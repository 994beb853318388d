/** From views to a reduction's shape and geometry. */
import { type Layout, planReduction, type Reduction, type ViewShape } from "@lockstep/core";
import { stepOf } from "./map-task.js";
import { isOrderFree } from "./order-free.js";
import type { ReduceForm, ReduceShape, Step } from "./shapes.js";

export interface ReduceTask {
  readonly shape: ReduceShape;
  readonly geometry: readonly number[];
  /** Turns of the outermost loop over outputs. */
  readonly turns: number;
  /** Turns of the loops over outputs, then of those over reduced elements, outermost first. */
  readonly extents: readonly number[];
}

/** Neighbouring outputs that make a strip worth its while. */
const shortestStrip = 16;

/** Plans the reduction of `axes` of `inputs` (views of one shape, or numbers) into `out`. */
export function planReduce(
  reduction: Reduction,
  inputs: readonly (ViewShape | number)[],
  axes: readonly number[],
  out: ViewShape,
): ReduceTask {
  const layouts: Layout[] = [];
  for (const input of inputs) if (typeof input !== "number") layouts.push(input.layout);
  const free = isOrderFree(reduction);
  const { outputs, reduced } = planReduction(layouts, axes, out.layout, free);

  const reach = (strides: readonly (readonly number[])[]) => {
    let total = 0;
    for (let view = 0; view < layouts.length; view++) total += Math.abs(strides[view]!.at(-1)!);
    return total;
  };
  const strips =
    outputs.extents.at(-1)! >= shortestStrip &&
    reduced.size > 1 &&
    reach(outputs.strides) < reach(reduced.strides);

  const offsets: number[] = [];
  const outputStrides: number[] = [];
  const reducedStrides: number[] = [];
  const steps: Step[] = [];
  const still = (extents: readonly number[]) => extents.map(() => 0);
  let view = 0;
  for (const operand of [...inputs, out]) {
    const isView = typeof operand !== "number";
    const ofOutputs = isView ? outputs.strides[view]! : still(outputs.extents);
    const ofReduced = (isView && reduced.strides[view]) || still(reduced.extents);
    offsets.push(isView ? outputs.offsets[view]! : 0);
    outputStrides.push(...ofOutputs);
    reducedStrides.push(...ofReduced);
    steps.push(stepOf((strips ? ofOutputs : ofReduced).at(-1)!));
    if (isView) view++;
  }
  return {
    shape: {
      inputs: inputs.map((input) => (typeof input === "number" ? "number" : input.dtype)),
      out: out.dtype,
      form: formOf(reduction, free, strips),
      outputLoops: outputs.extents.length,
      reducedLoops: reduced.extents.length,
      steps,
    },
    geometry: [...offsets, ...outputs.extents, ...outputStrides, ...reduced.extents, ...reducedStrides],
    turns: outputs.extents[0]!,
    extents: [...outputs.extents, ...reduced.extents],
  };
}

function formOf(reduction: Reduction, free: boolean, strips: boolean): ReduceForm {
  if (reduction.order === "fold" || (free && strips)) return strips ? "fold-strips" : "fold";
  return strips ? "tree-strips" : "tree";
}
