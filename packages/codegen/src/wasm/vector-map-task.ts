/** From views to the shape and the frame of a map in vectors: the walk of `planMap`, with an inner loop that fills them. */
import {
  bytesPerElement,
  type Dtype,
  type Layout,
  type Plan,
  planLoop,
  type ViewShape,
} from "@lockstep/core";
import { stepOf, tile } from "../map-task.js";
import type { InputKind, MapShape } from "../shapes.js";
import { mostTiled } from "./tiles.js";

export interface VectorMapTask {
  readonly shape: MapShape;
  /** Words of the frame, but for the storages' addresses, which are still to be added to the first entries. */
  readonly words: readonly number[];
  readonly plan: Plan;
}

/** Shorter inner loops leave most of a vector idle. */
const shortest = 16;

export function planVectorMap(inputs: readonly (ViewShape | number)[], out: ViewShape): VectorMapTask {
  const layouts: Layout[] = [];
  const kinds: InputKind[] = [];
  for (const input of inputs) {
    kinds.push(typeof input === "number" ? "number" : input.dtype);
    if (typeof input !== "number") layouts.push(input.layout);
  }
  const walk = widened(planLoop(layouts, out.layout));
  const { plan, tiled } = kinds.length <= mostTiled ? tile(walk) : { plan: walk, tiled: false };
  const { extents } = plan;
  const inner = extents.length - 1;
  const words: number[] = [];
  const strideWords: number[] = [];
  const steps: MapShape["steps"][number][] = [];
  const all: readonly InputKind[] = [...kinds, out.dtype];
  let view = 0;
  for (const kind of all) {
    if (kind === "number") {
      words.push(0);
      steps.push("fixed");
      for (let loop = 0; loop <= inner; loop++) strideWords.push(0);
      continue;
    }
    const size = bytesPerElement(kind as Dtype);
    const strides = plan.strides[view]!;
    words.push(plan.offsets[view]! * size);
    for (const stride of strides) strideWords.push(stride * size);
    const step = stepOf(strides[inner]!);
    // An output of one element stands still, and is stored as if it went on.
    steps.push(view === layouts.length && step === "fixed" ? "next" : step);
    view++;
  }
  const shape = { inputs: kinds, out: out.dtype, loops: extents.length, steps, tiled, fromStart: false };
  return { shape, words: [...words, ...extents, ...strideWords], plan };
}

/** The plan with a longer loop made the innermost, where the innermost is too short to fill a vector. */
function widened(plan: Plan): Plan {
  const inner = plan.extents.length - 1;
  if (inner === 0 || plan.extents[inner]! >= shortest) return plan;
  let best = inner;
  for (let loop = 0; loop < inner; loop++) {
    if (Math.min(plan.extents[loop]!, shortest) > plan.extents[best]!) best = loop;
  }
  if (best === inner) return plan;
  const moved = <T>(list: readonly T[]): T[] => [...list.filter((_, loop) => loop !== best), list[best]!];
  return { ...plan, extents: moved(plan.extents), strides: plan.strides.map(moved) };
}
