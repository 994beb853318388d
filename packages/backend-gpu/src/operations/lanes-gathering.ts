/**
 * The first step of a tree (see `tree.ts`): the lanes of every block, each an element of the result, for which one
 * invocation runs over the lane's elements.
 */
import {
  blockLength,
  type Dtype,
  type Expression,
  type Kernel,
  laneCount,
  type Operand,
  planLoop,
  planReduction,
  rowMajor,
  sizeOf,
} from "@lockstep/core";
import { GatherBuilder, Numbers } from "../gather/gather-builder.js";
import { int, least, less, minus, plus, times } from "../gather/nodes.js";
import type { Gathering } from "./gathering.js";
import { isView, Operands, typesOf } from "./operands.js";
import { turnsOf } from "./output-walk.js";
import { ReducedWalk, withoutReduced } from "./reduced-walk.js";

/** How many values the lanes of a reduction of `count` elements are, and how many blocks they belong to. */
export function laneShape(count: number): { readonly blocks: number; readonly lanes: number } {
  return { blocks: Math.ceil(count / blockLength), lanes: Math.min(laneCount, count) };
}

/** Of `[outputs…, blocks, lanes]`: each lane's elements, combined from left to right. `count` is 1 or more. */
export function lanesGathering(
  { element, combine }: Readonly<Record<"element" | "combine", Kernel>>,
  inputs: readonly Operand[],
  axes: readonly number[],
): Gathering {
  const layouts = inputs.filter(isView).map(({ layout }) => layout);
  const shape = layouts[0]!.shape;
  const outShape = shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
  const plan = planLoop(withoutReduced(layouts, outShape), rowMajor(outShape));
  const { reduced } = planReduction(layouts, axes, rowMajor(outShape));
  const { blocks, lanes } = laneShape(reduced.size);
  const operands = new Operands(inputs, typesOf(element), plan);
  const walk = new ReducedWalk(reduced);
  const numbers = new Numbers([reduced.size, blocks, lanes, ...plan.extents.slice(1)]);
  const parts = [numbers, ...operands.parts, walk];
  const hash = `lanes ${element.hash} ${combine.hash} ${walk.key} ${plan.extents.length} | ${operands.key}`;
  const build = () => {
    const builder = new GatherBuilder(element.name, parts);
    const [count, blockCount, laneTotal, ...inner] = builder.of(numbers) as [
      Expression,
      Expression,
      Expression,
    ];
    const loads = operands.declare(builder);
    const [block, lane] = turnsOf(builder, builder.index, [laneTotal]) as [Expression, Expression];
    const [output, within] = turnsOf(builder, block, [blockCount]) as [Expression, Expression];
    const first = operands.positions(builder, turnsOf(builder, output, inner));
    const start = builder.let("start", times(within, int(blockLength)));
    const left = builder.let("left", minus(count, start));
    const end = builder.let("end", plus(start, least(left, int(blockLength))));
    // A lane without elements reads the last one, and nobody its value.
    const at = builder.let("at", least(plus(start, lane), minus(end, int(1))));
    const value = (): Expression => {
      const distances = walk.distances(builder, at);
      const places = first.map((place, view) => plus(place, distances[view]!));
      return builder.call(element, operands.at(builder, loads, places));
    };
    const acc = builder.let("acc", value());
    builder.set(at, plus(at, int(laneCount)));
    builder.while(less(at, end), () => {
      builder.set(acc, builder.call(combine, [acc, value()]));
      builder.set(at, plus(at, int(laneCount)));
    });
    return builder.build(hash, accumulatorOf(combine), acc);
  };
  return { hash, parts, sources: operands.sources, length: sizeOf(outShape) * blocks * lanes, build };
}

const accumulatorOf = ({ type }: Kernel): Dtype => type;
