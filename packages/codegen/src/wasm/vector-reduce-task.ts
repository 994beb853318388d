/** From views to the shape and the frame of a reduction in vectors. */
import { bytesPerElement, type Plan, planReduction, type Reduction, type ViewShape } from "@lockstep/core";
import { stepOf } from "../map-task.js";
import { isOrderFree } from "../order-free.js";
import { reach, shortestStrip } from "../reduce-task.js";
import type { InputKind, ReduceForm, ReduceShape, Step } from "../shapes.js";

/**
 * How a reduction walks in vectors.
 *
 * - `fold-strips`: the lanes are outputs, each folded from its first element to its last.
 * - `tree`: one output after another, the lanes along its elements, in the fixed tree of `Reduction`.
 * - `tree-strips`: the same tree for a strip of outputs at once, row of elements by row.
 */
export type VectorReduceForm = Exclude<ReduceForm, "fold">;

export interface VectorReduceShape extends ReduceShape {
  readonly form: VectorReduceForm;
  /** Of `fold-strips`: whether there are many outputs, so that several registers of them are folded at once. */
  readonly wide: boolean;
  /** Of trees: whether the tree's own value is the result, without the initial value. */
  readonly bare: boolean;
}

export interface VectorReduceTask {
  readonly shape: VectorReduceShape;
  /** Words of the frame, but for the storages' addresses, which are still to be added to the first entries. */
  readonly words: readonly number[];
  /** Turns of the outermost loop over outputs. */
  readonly turns: number;
  readonly outputs: Plan;
  readonly reduced: Plan;
}

/** Elements of one output below which lanes along them would mostly be idle. */
const fewElements = 64;
/** Outputs from which on four registers of them are folded at once. */
const manyOutputs = 64;

/**
 * Plans the reduction of `axes` of `inputs` (views of one shape, or numbers) into `out`. `bare` leaves the initial
 * value out: of a fixed tree, of which there is to be something.
 */
export function planVectorReduce(
  reduction: Reduction,
  inputs: readonly (ViewShape | number)[],
  axes: readonly number[],
  out: ViewShape,
  bare = false,
): VectorReduceTask {
  const views = inputs.filter((input): input is ViewShape => typeof input !== "number");
  const kinds = inputs.map((input): InputKind => (typeof input === "number" ? "number" : input.dtype));
  const layouts = views.map(({ layout }) => layout);
  const free = isOrderFree(reduction);
  const { outputs, reduced } = planReduction(layouts, axes, out.layout, free);
  const neighbours = outputs.extents.at(-1)!;
  const isStrip =
    neighbours >= shortestStrip &&
    (reduced.size <= fewElements || reach(outputs, views.length) < reach(reduced, views.length));
  const form =
    reduction.order === "fold" || (free && isStrip) ? "fold-strips" : isStrip ? "tree-strips" : "tree";

  const all: readonly InputKind[] = [...kinds, out.dtype];
  const addresses: number[] = [];
  const ofOutputs: number[] = [...outputs.extents];
  const ofReduced: number[] = [...reduced.extents];
  const steps: Step[] = [];
  let view = 0;
  for (const [k, kind] of all.entries()) {
    const isOutput = k === inputs.length;
    const size = kind === "number" ? 0 : bytesPerElement(kind);
    const outer = kind === "number" ? undefined : outputs.strides[view]!;
    const inner = kind === "number" || isOutput ? undefined : reduced.strides[view]!;
    addresses.push(kind === "number" ? 0 : outputs.offsets[view]! * size);
    for (let loop = 0; loop < outputs.extents.length; loop++) ofOutputs.push((outer?.[loop] ?? 0) * size);
    for (let loop = 0; loop < reduced.extents.length; loop++) ofReduced.push((inner?.[loop] ?? 0) * size);
    const walked = form === "tree" ? inner : outer;
    const step = walked === undefined ? "fixed" : stepOf(walked.at(-1)!);
    steps.push(isOutput && step === "fixed" ? "next" : step);
    if (kind !== "number") view++;
  }
  return {
    shape: {
      inputs: kinds,
      out: out.dtype,
      form,
      wide: form === "fold-strips" && neighbours >= manyOutputs,
      bare,
      outputLoops: outputs.extents.length,
      reducedLoops: reduced.extents.length,
      steps,
    },
    words: [...addresses, ...ofOutputs, ...ofReduced],
    turns: outputs.extents[0]!,
    outputs,
    reduced,
  };
}
