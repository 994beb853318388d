/**
 * The later steps of a tree (see `tree.ts`): up to sixteen values become one, those of the lanes of a block, or
 * neighbours among the values of blocks. Where a value has no partner it stays as it is.
 */
import { blockLength, type Dtype, type Expression, type Kernel, laneCount } from "@lockstep/core";
import { GatherBuilder, Numbers } from "../gather/gather-builder.js";
import { int, least, less, minus, plus, times } from "../gather/nodes.js";
import type { GpuStorage } from "../storages.js";
import type { Gathering } from "./gathering.js";
import { laneShape } from "./lanes-gathering.js";
import { turnsOf } from "./output-walk.js";

/** Of `[outputs…, blocks]`: the lanes of each block, halved. `values` is what `lanesGathering` gave. */
export function halvingGathering(combine: Kernel, values: GpuStorage, count: number): Gathering {
  const { blocks, lanes } = laneShape(count);
  const numbers = new Numbers([count, blocks, lanes]);
  const hash = `halves ${combine.hash} ${values.dtype}`;
  const build = () => {
    const builder = new GatherBuilder(combine.name, [numbers]);
    const [total, blockCount, laneTotal] = builder.of(numbers) as [Expression, Expression, Expression];
    const [, block] = turnsOf(builder, builder.index, [blockCount]) as [Expression, Expression];
    const left = builder.let("left", minus(total, times(block, int(blockLength))));
    const first = builder.let("first", times(builder.index, laneTotal));
    const value = combineGroup(builder, combine, {
      first,
      count: least(left, laneTotal),
      dtype: values.dtype,
      pairs: halves,
    });
    return builder.build(hash, values.dtype, value);
  };
  return { hash, parts: [numbers], sources: [values], length: values.length / lanes, build };
}

/** Of `[outputs…, ⌈total / 16⌉]`: the values of `[outputs…, total]`, four levels of neighbours combined. */
export function pairingGathering(combine: Kernel, values: GpuStorage, total: number): Gathering {
  const groups = Math.ceil(total / groupLength);
  const numbers = new Numbers([total, groups]);
  const hash = `pairs ${combine.hash} ${values.dtype}`;
  const build = () => {
    const builder = new GatherBuilder(combine.name, [numbers]);
    const [all, groupCount] = builder.of(numbers) as [Expression, Expression];
    const [output, group] = turnsOf(builder, builder.index, [groupCount]) as [Expression, Expression];
    const start = builder.let("start", times(group, int(groupLength)));
    const first = builder.let("first", plus(times(output, all), start));
    const count = least(minus(all, start), int(groupLength));
    const value = combineGroup(builder, combine, { first, count, dtype: values.dtype, pairs: neighbours });
    return builder.build(hash, values.dtype, value);
  };
  return { hash, parts: [numbers], sources: [values], length: (values.length / total) * groups, build };
}

/** Values that an invocation combines: as many as there are lanes. */
export const groupLength = laneCount;

type Pairs = readonly (readonly [number, number])[];

/** Which two become one, in order: the first takes the value of both. */
const halves: Pairs = [8, 4, 2, 1].flatMap((apart) =>
  Array.from({ length: apart }, (_, lane) => [lane, lane + apart] as const),
);
const neighbours: Pairs = [1, 2, 4, 8].flatMap((apart) =>
  Array.from(
    { length: groupLength / (2 * apart) },
    (_, i) => [2 * apart * i, 2 * apart * i + apart] as const,
  ),
);

interface Group {
  readonly first: Expression;
  /** How many values there are: one at least. */
  readonly count: Expression;
  readonly dtype: Dtype;
  readonly pairs: Pairs;
}

/** A value whose partner is not there stays as it is. */
function combineGroup(
  builder: GatherBuilder,
  combine: Kernel,
  { first, count, dtype, pairs }: Group,
): Expression {
  const load = builder.input(dtype);
  const present = builder.let("count", count);
  const values = Array.from({ length: groupLength }, (_, i) => builder.variable(`v${i}`, combine.type));
  values.forEach((value, i) => {
    builder.when(less(int(i), present), () => builder.set(value, load(plus(first, int(i)))));
  });
  for (const [one, other] of pairs) {
    builder.when(less(int(other), present), () => {
      builder.set(values[one]!, builder.call(combine, [values[one]!, values[other]!]));
    });
  }
  return values[0]!;
}
