/** From views to a reduction's shape and geometry. */
import { type Layout, type Plan, planReduction, type Reduction, type ViewShape } from "@lockstep/core";
import { GeometryBuilder } from "./geometry.js";
import { stepOf } from "./map-task.js";
import { isOrderFree } from "./order-free.js";
import type { InputKind, ReduceForm, ReduceShape, Step } from "./shapes.js";

export interface ReduceTask {
  readonly shape: ReduceShape;
  readonly geometry: readonly number[];
  /** Turns of the outermost loop over outputs. */
  readonly turns: number;
}

/** Neighbouring outputs that make a strip worth its while. */
export const shortestStrip = 16;

/** Plans the reduction of `axes` of `inputs` (views of one shape, or numbers) into `out`. */
export function planReduce(
  reduction: Reduction,
  inputs: readonly (ViewShape | number)[],
  axes: readonly number[],
  out: ViewShape,
): ReduceTask {
  const layouts: Layout[] = [];
  const kinds: InputKind[] = [];
  for (const input of inputs) {
    if (typeof input === "number") {
      kinds.push("number");
    } else {
      kinds.push(input.dtype);
      layouts.push(input.layout);
    }
  }
  const free = isOrderFree(reduction);
  const { outputs, reduced } = planReduction(layouts, axes, out.layout, free);

  const strips =
    outputs.extents.at(-1)! >= shortestStrip &&
    reduced.size > 1 &&
    reach(outputs, layouts.length) < reach(reduced, layouts.length);

  const overOutputs = new GeometryBuilder(outputs.extents);
  const overReduced = new GeometryBuilder(reduced.extents);
  const innermost = strips ? outputs : reduced;
  const steps: Step[] = [];
  let view = 0;
  for (let operand = 0; operand <= kinds.length; operand++) {
    const isOutput = operand === kinds.length;
    const isView = kinds[operand] !== "number";
    if (isView) overOutputs.addView(outputs.offsets[view]!, outputs.strides[view]!);
    else overOutputs.addNumber();
    if (isView && !isOutput) overReduced.addView(0, reduced.strides[view]!);
    else overReduced.addNumber();
    const strides = isView ? innermost.strides[view] : undefined;
    steps.push(strides === undefined ? "fixed" : stepOf(strides[strides.length - 1]!));
    if (isView) view++;
  }
  const geometry = overOutputs.build();
  for (const entry of overReduced.build(true)) geometry.push(entry);
  return {
    shape: {
      inputs: kinds,
      out: out.dtype,
      form: formOf(reduction, free, strips),
      outputLoops: outputs.extents.length,
      reducedLoops: reduced.extents.length,
      steps,
    },
    geometry,
    turns: outputs.extents[0]!,
  };
}

/** The distance between neighbours in the innermost loop, in all inputs together. */
export function reach({ strides }: Plan, inputs: number): number {
  let total = 0;
  for (let view = 0; view < inputs; view++) total += Math.abs(strides[view]!.at(-1)!);
  return total;
}

function formOf(reduction: Reduction, free: boolean, strips: boolean): ReduceForm {
  if (reduction.order === "fold" || (free && strips)) return strips ? "fold-strips" : "fold";
  return strips ? "tree-strips" : "tree";
}
