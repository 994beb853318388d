/** From views to a loop's shape and geometry: what a map needs besides its kernel and its arrays. */
import { type Layout, type Plan, planLoop, type ViewShape } from "@lockstep/core";
import { type MapShape, type Step, tileRows } from "./shapes.js";

export interface MapTask {
  readonly shape: MapShape;
  readonly geometry: readonly number[];
  /** Turns of the outermost loop. */
  readonly turns: number;
  /** Turns of each loop, outermost first. */
  readonly extents: readonly number[];
}

/** Plans a map over `inputs` (views, all of the shape of `out`, or numbers). */
export function planMap(inputs: readonly (ViewShape | number)[], out: ViewShape): MapTask {
  const layouts: Layout[] = [];
  for (const input of inputs) if (typeof input !== "number") layouts.push(input.layout);
  const { plan, tiled } = tile(planLoop(layouts, out.layout));
  const { extents } = plan;
  const loops = extents.length;
  const offsets: number[] = [];
  const strides: number[] = [];
  const steps: Step[] = [];
  let view = 0;
  for (const operand of [...inputs, out]) {
    if (typeof operand === "number") {
      offsets.push(0);
      for (let loop = 0; loop < loops; loop++) strides.push(0);
      steps.push("fixed");
    } else {
      offsets.push(plan.offsets[view]!);
      strides.push(...plan.strides[view]!);
      steps.push(stepOf(plan.strides[view]![loops - 1]!));
      view++;
    }
  }
  const kinds = inputs.map((input) => (typeof input === "number" ? "number" : input.dtype));
  const fromStart =
    loops === 1 &&
    plan.offsets.every((offset) => offset === 0) &&
    plan.strides.every((strides) => strides[0] === 1);
  return {
    shape: { inputs: kinds, out: out.dtype, loops, steps, tiled, fromStart },
    geometry: [...offsets, ...extents, ...strides],
    turns: extents[0]!,
    extents,
  };
}

export const stepOf = (stride: number): Step => (stride === 0 ? "fixed" : stride === 1 ? "next" : "stride");

/** Elements in a cache line of float32: steps as long as this bring in a new line each time. */
const lineLength = 16;

/**
 * Where some view steps from line to line in the innermost loop but has another loop along which it steps within
 * them, that loop is moved next to the innermost, and both go by tiles: each line is then used while it is at hand.
 */
function tile(plan: Plan): { plan: Plan; tiled: boolean } {
  const inner = plan.extents.length - 1;
  if (inner === 0 || plan.extents[inner]! < tileRows) return { plan, tiled: false };
  for (const strides of plan.strides) {
    if (Math.abs(strides[inner]!) < lineLength) continue;
    const along = strides.findIndex(
      (stride, loop) => stride !== 0 && Math.abs(stride) < lineLength && plan.extents[loop]! >= tileRows,
    );
    if (along >= 0) return { plan: moveInwards(plan, along), tiled: true };
  }
  return { plan, tiled: false };
}

/** The plan with one of its loops made the last but one. */
function moveInwards(plan: Plan, loop: number): Plan {
  const moved = <T>(list: readonly T[]): T[] => {
    const rest = list.filter((_, index) => index !== loop);
    return [...rest.slice(0, -1), list[loop]!, ...rest.slice(-1)];
  };
  return { ...plan, extents: moved(plan.extents), strides: plan.strides.map(moved) };
}
