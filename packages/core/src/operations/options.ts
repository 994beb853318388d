/** Checks the options of an operation: a misspelt one must not be passed over in silence. */
import type { Device } from "../backend/device.js";
import type { Dtype } from "../dtype/dtype.js";
import { canStore } from "../dtype/promotion.js";
import { LockstepError } from "../errors/lockstep-error.js";
import type { AxisLike } from "../layout/axes.js";
import { printShape, sameShape } from "../layout/layout.js";
import { overlapsItself } from "../layout/overlap.js";
import { Tensor } from "../tensor/tensor.js";
import { describe, twoDevices } from "./operands.js";

/** The options of all operations together; each takes some. */
export interface Options {
  readonly out?: unknown;
  readonly axis?: AxisLike;
  readonly keepdims?: boolean;
  readonly correction?: number;
}

export const outOnly = ["out"] as const;
export const alongOptions = ["axis", "out"] as const;
export const reduceOptions = ["axis", "keepdims", "out"] as const;

const none: Options = {};

/** The options a person gave, or none. Throws `ARGUMENT_INVALID`. */
export function checkOptions(operation: string, options: unknown, known: readonly string[]): Options {
  if (options === undefined || options === null) return none;
  if (typeof options !== "object" || options instanceof Tensor || Array.isArray(options)) {
    throw new LockstepError("ARGUMENT_INVALID", {
      cause: `${operation} was given ${describe(options)} where its options go`,
      mend: usable(operation, known),
    });
  }
  for (const name in options) {
    if (known.includes(name)) continue;
    throw new LockstepError("ARGUMENT_INVALID", {
      cause: `${operation} has no option '${name}'`,
      mend: usable(operation, known),
    });
  }
  return options;
}

const usable = (operation: string, known: readonly string[]): string =>
  `${operation} takes { ${known.join(", ")} } after its arguments`;

/** The option `keepdims`. Throws `ARGUMENT_INVALID`. */
export function checkKeepdims(operation: string, { keepdims }: Options): boolean {
  if (keepdims === undefined) return false;
  if (typeof keepdims === "boolean") return keepdims;
  throw new LockstepError("ARGUMENT_INVALID", {
    cause: `keepdims of ${operation} is ${describe(keepdims)}`,
    mend: "Use true or false",
  });
}

/**
 * An output that a person gave, for a result of `dtype` and `shape`. Throws `ARGUMENT_INVALID`, `DISPOSED`,
 * `BACKEND_MISMATCH`, `SHAPE_MISMATCH`, `DTYPE_MISMATCH` and `OUT_OVERLAP`.
 */
export function checkOut(
  operation: string,
  out: unknown,
  device: Device,
  dtype: Dtype,
  shape: readonly number[],
): Tensor {
  if (!(out instanceof Tensor)) {
    throw new LockstepError("ARGUMENT_INVALID", {
      cause: `out of ${operation} is ${describe(out)}, not a tensor`,
      mend: "Give a tensor of the result's shape, such as device.zeros(shape), or leave it out",
    });
  }
  out.assertUsable(operation);
  if (out.device !== device) throw twoDevices(operation, device, out.device);
  if (!sameShape(out.shape, shape)) {
    throw new LockstepError("SHAPE_MISMATCH", {
      cause: `${operation} gives shape ${printShape(shape)}, but out has shape ${printShape(out.shape)}`,
      mend: "out is never broadcast or resized: give one of the result's shape",
    });
  }
  if (!canStore(dtype, out.dtype)) {
    throw new LockstepError("DTYPE_MISMATCH", {
      cause: `${operation} gives ${dtype}, which out, of ${out.dtype}, cannot hold`,
      mend: `Give an out of ${dtype}, or convert the result with astype("${out.dtype}")`,
    });
  }
  if (!out.layout.contiguous && overlapsItself(out.layout)) {
    throw new LockstepError("OUT_OVERLAP", {
      cause: `out of ${operation} is a view in which one element stands for several`,
      mend: "Write to a tensor of its own, such as device.zeros(shape) or out.copy()",
    });
  }
  return out;
}
