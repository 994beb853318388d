/** Checks what a person gives as a shape, so that everything further in can trust it. */
import { LockstepError } from "../errors/lockstep-error.js";

/** A shape as people write it: a number alone is one dimension. */
export type ShapeLike = number | readonly number[];

/** The most dimensions a tensor may have. A bound keeps an array that contains itself from being read for ever. */
export const maxRank = 64;

const isLength = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** The shape as an array of its own; throws `SHAPE_INVALID` unless it is made of non-negative integers. */
export function checkShape(shape: unknown): readonly number[] {
  const lengths: readonly unknown[] = Array.isArray(shape) ? shape : [shape];
  const wrong = lengths.findIndex((length) => !isLength(length));
  if (wrong >= 0) {
    const found = Array.isArray(shape) ? `[${shape.map(String).join(", ")}]` : String(shape);
    throw new LockstepError("SHAPE_INVALID", {
      cause: `${found} is not a shape: ${String(lengths[wrong])} is not a length`,
      mend: "Give an array of non-negative integers, such as [2, 3]",
    });
  }
  if (lengths.length > maxRank) {
    throw new LockstepError("SHAPE_INVALID", {
      cause: `A shape of ${lengths.length} dimensions`,
      mend: `Use at most ${maxRank}`,
    });
  }
  return (lengths as readonly number[]).slice();
}
