/** Where results go: how the elements of the new array follow from the outputs of a walk. */
import { type Expression, LockstepError, type Plan, type View } from "@lockstep/core";
import { type GatherBuilder, zeroOf } from "../gather/gather-builder.js";
import type { GpuStorage } from "../storages.js";
import type { Load, Operands } from "./operands.js";
import { DenseWalk, isFlat, isNested, type OutputWalk, ViewWalk } from "./output-walk.js";

export interface Target {
  readonly storage: GpuStorage;
  readonly walk: OutputWalk;
  /** Which input holds what was there before, where the result keeps some of that and it is not all 0. */
  readonly before: number | undefined;
}

/** The target of a walk whose last operand is `out`; what was there before becomes an input, where it is needed. */
export function targetOf(plan: Plan, out: View, operands: Operands): Target {
  const storage = out.storage as GpuStorage;
  const operand = plan.strides.length - 1;
  const offset = plan.offsets[operand]!;
  if (offset === 0 && plan.size === storage.length && isFlat(plan, operand)) {
    return { storage, walk: new DenseWalk(plan.extents), before: undefined };
  }
  const strides = plan.strides[operand]!;
  if (!isNested(plan.extents, strides)) throw notNested(out);
  const before = storage.resource.handle === undefined ? undefined : operands.source(storage);
  return { storage, walk: new ViewWalk(plan.extents, strides, offset), before };
}

/** The turns of the loops of a target, in a program that returns what stays as it was. */
export function turnsIn(
  builder: GatherBuilder,
  { storage: { dtype }, walk, before }: Target,
  loads: readonly Load[],
): Expression[] {
  return walk.turns(builder, () => (before === undefined ? zeroOf(dtype) : loads[before]!(builder.index)));
}

/** What a target's program depends on. */
export const keyOf = ({ storage, walk, before }: Target): string =>
  `${storage.dtype} ${walk.key}${walk.keepsOthers ? ` over ${before ?? "zeros"}` : ""}`;

const notNested = ({ layout }: View): LockstepError =>
  new LockstepError("OPERATION_UNAVAILABLE", {
    cause: `An output of shape [${layout.shape.join(", ")}] whose strides [${layout.strides.join(", ")}] interleave`,
    mend: "Write to a new tensor, or to a view made by slices, transposition and flips",
  });
