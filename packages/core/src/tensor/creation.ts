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

const dtypeOnly = ["dtype"];

/**
 * The dtype asked for, checked, if any; `known` are the options there are. Throws `DTYPE_UNKNOWN`, and
 * `ARGUMENT_INVALID` for other options: a misspelt one must not be passed over in silence.
 */
export function askedDtype(
  options: DtypeOption<Dtype> | undefined,
  known: readonly string[] = dtypeOnly,
): Dtype | undefined {
  if (options !== undefined && (typeof options !== "object" || options === null)) {
    throw new LockstepError("ARGUMENT_INVALID", {
      cause: `The options are ${JSON.stringify(options)}, which is not an object`,
      mend: 'Give them by name, as in { dtype: "int32" }',
    });
  }
  for (const name in options) {
    if (known.includes(name)) continue;
    throw new LockstepError("ARGUMENT_INVALID", {
      cause: `There is no option '${name}' here`,
      mend: `The options are { ${known.join(", ")} }`,
    });
  }
  return options?.dtype === undefined ? undefined : checkDtype(options.dtype);
}

/** The dtype asked for, or else `fallback`. Throws `DTYPE_UNKNOWN`, `ARGUMENT_INVALID`. */
export function dtypeFrom<D extends Dtype>(
  options: DtypeOption<D> | undefined,
  fallback: Dtype,
  known?: readonly string[],
): D {
  return (askedDtype(options, known) ?? fallback) as D;
}

/** The one value that `full` repeats, as the number a storage holds. Throws `DTYPE_VALUE`. */
export function checkFillValue(value: unknown): number {
  if (typeof value === "number" || typeof value === "boolean") return Number(value);
  throw new LockstepError("DTYPE_VALUE", {
    cause: `full with ${value === null ? "null" : `a ${typeof value}`} as its value`,
    mend: "Give a number or a boolean",
  });
}
