/** Operands of fewer storages, where an engine lets a program read only so many: those of a dtype become one. */
import { type Dtype, type Operand, strided } from "@lockstep/core";
import type { GpuStorage } from "../storages.js";
import { isView } from "./operands.js";

/**
 * The same operands in `most` storages at most, which is 2 or more for each dtype. `join` puts storages of one dtype, at
 * most `most` of them, one behind another.
 */
export function inFewerSources(
  operands: readonly Operand[],
  most: number,
  join: (storages: readonly [GpuStorage, ...GpuStorage[]]) => GpuStorage,
): readonly Operand[] {
  const storages = [...new Set(operands.filter(isView).map(({ storage }) => storage as GpuStorage))];
  if (storages.length <= most) return operands;
  const parts = largestGroup(storages).slice(0, most) as [GpuStorage, ...GpuStorage[]];
  const joined = join(parts);
  let start = 0;
  const starts = new Map(
    parts.map((storage) => {
      const own = start;
      start += storage.length;
      return [storage, own];
    }),
  );
  const moved = operands.map((operand): Operand => {
    if (!isView(operand)) return operand;
    const by = starts.get(operand.storage as GpuStorage);
    if (by === undefined) return operand;
    const { shape, strides, offset } = operand.layout;
    return { storage: joined, layout: strided(shape, strides, offset + by) };
  });
  return inFewerSources(moved, most, join);
}

/** Those of the dtype that most are of. */
function largestGroup(storages: readonly GpuStorage[]): readonly GpuStorage[] {
  const groups = new Map<Dtype, GpuStorage[]>();
  for (const storage of storages) groups.set(storage.dtype, [...(groups.get(storage.dtype) ?? []), storage]);
  return [...groups.values()].reduce((largest, group) => (group.length > largest.length ? group : largest));
}
