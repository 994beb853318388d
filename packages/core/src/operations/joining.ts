/** `concat` and `stack`: tensors put together, each copied into its part of a new one. */
import type { Dtype } from "../dtype/dtype.js";
import { promote } from "../dtype/promotion.js";
import { LockstepError } from "../errors/lockstep-error.js";
import { normalizeAxis } from "../layout/axes.js";
import { expandDims } from "../layout/dimensions.js";
import { type Layout, printShape, sameShape } from "../layout/layout.js";
import { slice } from "../layout/slice.js";
import type { Tensor } from "../tensor/tensor.js";
import { assertTensor, describe, deviceOf } from "./operands.js";
import { alongOptions, checkOptions, checkOut, type Options } from "./options.js";
import { copyInto, store } from "./store.js";
import { withTemporaries } from "./temporaries.js";

/** Tensors one after another along an axis that exists. Other lengths must be the same. */
export function concat(tensors: readonly Tensor[], options?: unknown): Tensor {
  const [first, ...others] = listOf("concat", tensors);
  const checked = checkOptions("concat", options, alongOptions);
  const axis = axisOf("concat", checked, first.ndim);
  for (const tensor of others) {
    const fits =
      tensor.ndim === first.ndim && tensor.shape.every((n, d) => d === axis || n === first.shape[d]);
    if (!fits)
      throw mismatch("concat", first, tensor, `But for axis ${axis}, concat takes tensors of one shape`);
  }
  const shape = first.shape.slice();
  shape[axis] = tensors.reduce((sum, tensor) => sum + tensor.shape[axis]!, 0);
  return join("concat", tensors, shape, checked, (whole, start, tensor) => {
    const stop = start + tensor.shape[axis]!;
    return [slice(whole, [...whole.shape.slice(0, axis).map(() => null), [start, stop]]), stop];
  });
}

/** Tensors of one shape side by side along a new axis. */
export function stack(tensors: readonly Tensor[], options?: unknown): Tensor {
  const [first, ...others] = listOf("stack", tensors);
  const checked = checkOptions("stack", options, alongOptions);
  const axis = axisOf("stack", checked, first.ndim + 1);
  for (const tensor of others) {
    if (!sameShape(tensor.shape, first.shape))
      throw mismatch("stack", first, tensor, "stack takes tensors of one shape");
  }
  const shape = expandDims(first.layout, axis).shape.slice();
  shape[axis] = tensors.length;
  return join("stack", tensors, shape, checked, (whole, index) => [
    slice(whole, [...whole.shape.slice(0, axis).map(() => null), index]),
    index + 1,
  ]);
}

const axisOf = (name: string, { axis }: Options, ndim: number): number =>
  normalizeAxis((axis ?? 0) as number, ndim, name);

/** Copies each tensor to where `place` says, from the position that the one before it ended at. */
function join(
  name: string,
  tensors: readonly Tensor[],
  shape: readonly number[],
  { out }: Options,
  place: (whole: Layout, position: number, tensor: Tensor) => [part: Layout, next: number],
): Tensor {
  const device = deviceOf(name, tensors);
  const dtype = tensors.map((tensor): Dtype => tensor.dtype).reduce(promote);
  const fill = (target: Tensor): Tensor => {
    let position = 0;
    for (const tensor of tensors) {
      const [part, next] = place(target.layout, position, tensor);
      copyInto(tensor, target, part);
      position = next;
    }
    return target;
  };
  if (out === undefined) return fill(device.result(dtype, shape));
  const target = checkOut(name, out, device, dtype, shape);
  if (!tensors.some((tensor) => tensor.storage === target.storage)) return fill(target);
  return withTemporaries((temporary) =>
    store(name, fill(temporary(device.result(target.dtype, shape))), target),
  );
}

function listOf(name: string, tensors: unknown): [Tensor, ...Tensor[]] {
  if (!Array.isArray(tensors) || tensors.length === 0) {
    throw new LockstepError("ARGUMENT_INVALID", {
      cause: `${name} was given ${Array.isArray(tensors) ? "an empty array" : describe(tensors)}`,
      mend: `Give an array of tensors: ${name}([x, y])`,
    });
  }
  tensors.forEach((tensor, index) => {
    assertTensor(name, tensor, index);
  });
  return tensors as [Tensor, ...Tensor[]];
}

function mismatch(name: string, first: Tensor, other: Tensor, mend: string): LockstepError {
  return new LockstepError("SHAPE_MISMATCH", {
    cause: `${name} of shapes ${printShape(first.shape)} and ${printShape(other.shape)}`,
    mend,
  });
}
