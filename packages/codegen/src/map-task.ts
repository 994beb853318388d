/** From views to a loop's shape and geometry: what a map needs besides its kernel and its arrays. */
import { type Layout, type Plan, planLoop, type ViewShape } from "@lockstep/core";
import { GeometryBuilder } from "./geometry.js";
import { type InputKind, type MapShape, type Step, tileRows } from "./shapes.js";

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
  const kinds: InputKind[] = [];
  for (const input of inputs) {
    if (typeof input === "number") {
      kinds.push("number");
    } else {
      kinds.push(input.dtype);
      layouts.push(input.layout);
    }
  }
  const { plan, tiled } = tile(planLoop(layouts, out.layout));
  const { extents } = plan;
  const geometry = new GeometryBuilder(extents);
  const steps: Step[] = [];
  let fromStart = extents.length === 1;
  let view = 0;
  for (let operand = 0; operand <= kinds.length; operand++) {
    if (kinds[operand] === "number") {
      geometry.addNumber();
      steps.push("fixed");
      continue;
    }
    const strides = plan.strides[view]!;
    const offset = plan.offsets[view]!;
    geometry.addView(offset, strides);
    steps.push(stepOf(strides[extents.length - 1]!));
    fromStart &&= offset === 0 && strides[0] === 1;
    view++;
  }
  return {
    shape: { inputs: kinds, out: out.dtype, loops: extents.length, steps, tiled, fromStart },
    geometry: geometry.build(),
    turns: extents[0]!,
    extents,
  };
}

export const stepOf = (stride: number): Step => (stride === 0 ? "fixed" : stride === 1 ? "next" : "stride");

/** Elements in a cache line of float32: steps as long as this bring in a new line each time. */
const lineLength = 16;

/**
 * Where some view steps from line to line in the innermost loop but has another loop along which it steps
 * within them, that loop is moved next to the innermost, and both go by tiles: each line is then used while
 * it is at hand.
 */
export function tile(plan: Plan): { plan: Plan; tiled: boolean } {
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
