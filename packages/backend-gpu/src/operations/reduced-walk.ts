/** The elements that are reduced into one output, in row-major order: loops within each other, or the element of a number. */
import { type Expression, type Layout, type LocalRead, type Plan, strided } from "@lockstep/core";
import type { GatherBuilder, Part } from "../gather/gather-builder.js";
import { minus, plus, times } from "../gather/nodes.js";
import { turnsOf } from "./output-walk.js";

/** Layouts of the first elements that are reduced into each output: of `shape`, which has length 1 along reduced axes. */
export const withoutReduced = (layouts: readonly Layout[], shape: readonly number[]): Layout[] =>
  layouts.map(({ strides, offset }) => strided(shape, strides, offset));

export class ReducedWalk implements Part {
  readonly values: readonly number[];
  readonly key: string;

  /** The plan's operands are the views, and its offsets are 0. */
  constructor(readonly plan: Plan) {
    this.values = [...plan.extents, ...plan.strides.flat()];
    this.key = `${plan.extents.length}`;
  }

  /** Visits all elements: `places`, of each view, are variables that stand at the first one and are moved along. */
  each(builder: GatherBuilder, places: readonly LocalRead[], visit: () => void): void {
    const { extents, strides } = this.#read(builder);
    const move = (loop: number): void =>
      places.forEach((place, view) => {
        builder.set(place, plus(place, strides[view]![loop]!));
      });
    const moveBack = (loop: number): void =>
      places.forEach((place, view) => {
        builder.set(place, minus(place, times(extents[loop]!, strides[view]![loop]!)));
      });
    const nest = (loop: number): void => {
      if (loop === extents.length) visit();
      else {
        const turn = builder.variable(`j${loop}`, "int32");
        builder.loop(turn, extents[loop]!, () => {
          nest(loop + 1);
          move(loop);
        });
        moveBack(loop);
      }
    };
    nest(0);
  }

  /** How far the element of a number is from the first one, in each view. */
  distances(builder: GatherBuilder, element: Expression): Expression[] {
    const { extents, strides } = this.#read(builder);
    const turns = turnsOf(builder, element, extents.slice(1));
    return strides.map((of) => of.map((stride, loop) => times(turns[loop]!, stride)).reduce(plus));
  }

  #read(builder: GatherBuilder): { extents: readonly Expression[]; strides: readonly Expression[][] } {
    const scalars = builder.of(this);
    const count = this.plan.extents.length;
    const strides = this.plan.strides.map((_, view) => scalars.slice(count * (view + 1), count * (view + 2)));
    return { extents: scalars.slice(0, count), strides };
  }
}
