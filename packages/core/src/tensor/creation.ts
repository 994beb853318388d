/** What a person may say when making a tensor, and the checks that all ways of making one share. */
import { checkDtype, type Dtype } from "../dtype/dtype.js";
import { LockstepError } from "../errors/lockstep-error.js";
import type { ShapeLike } from "../layout/shape.js";

export interface DtypeOption<D extends Dtype> {
  /** `float32` unless told otherwise. */
  readonly dtype?: D | undefined;
}

export interface TensorOptions<D extends Dtype> extends DtypeOption<D> {
  /** Row-major; the values must fill it. */
  readonly shape?: ShapeLike | undefined;
}

export interface LinspaceOptions<D extends Dtype> extends DtypeOption<D> {
  /** Whether `stop` is the last value; true unless told otherwise. */
  readonly endpoint?: boolean | undefined;
}

export interface EyeOptions<D extends Dtype> extends DtypeOption<D> {
  /** Which diagonal: 0 the main one, positive above it, negative below. */
  readonly k?: number | undefined;
}

/** The dtype asked for, checked, if any. Throws `DTYPE_UNKNOWN`, `ARGUMENT_INVALID`. */
export function askedDtype(options: DtypeOption<Dtype> | undefined): Dtype | undefined {
  if (options !== undefined && (typeof options !== "object" || options === null)) {
    throw new LockstepError("ARGUMENT_INVALID", {
      cause: `The options are ${JSON.stringify(options)}, which is not an object`,
      mend: 'Give them by name, as in { dtype: "int32" }',
    });
  }
  return options?.dtype === undefined ? undefined : checkDtype(options.dtype);
}

/** The dtype asked for, or else `fallback`. Throws `DTYPE_UNKNOWN`, `ARGUMENT_INVALID`. */
export function dtypeFrom<D extends Dtype>(options: DtypeOption<D> | undefined, fallback: Dtype): D {
  return (askedDtype(options) ?? fallback) as D;
}

/** The one value that `full` repeats, as the number a storage holds. Throws `DTYPE_VALUE`. */
export function checkFillValue(value: unknown): number {
  if (typeof value === "number" || typeof value === "boolean") return Number(value);
  throw new LockstepError("DTYPE_VALUE", {
    cause: `full with ${value === null ? "null" : `a ${typeof value}`} as its value`,
    mend: "Give a number or a boolean",
  });
}
