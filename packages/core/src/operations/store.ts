/** Copies of elements on their device, into a tensor or a part of one. */
import type { View } from "../backend/storage.js";
import { identityKernel } from "../tensor/identity-kernel.js";
import type { Tensor } from "../tensor/tensor.js";
import { checkOut } from "./options.js";

/** Writes a result into the `out` that a person gave; throws what `checkOut` throws, before anything is written. */
export function store(operation: string, result: Tensor, out: unknown): Tensor {
  const target = checkOut(operation, out, result.device, result.dtype, result.shape);
  copyInto(result, target, target.layout);
  return target;
}

/** Writes `source` into a part of `target` that has its shape. They must not overlap. */
export function copyInto(source: Tensor, target: Tensor, part: View["layout"]): void {
  if (source.size === 0) return;
  const kernel = identityKernel(source.dtype, target.dtype);
  source.device.map(kernel, [source], { storage: target.storage, layout: part });
}
