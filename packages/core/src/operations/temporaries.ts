/** Tensors that an operation of several steps needs on its way. */
import type { Tensor } from "../tensor/tensor.js";

/**
 * Runs `run` and disposes of every tensor that it passed to `temporary`, whether it returns or throws. (A device's
 * own scope would do too, but following it through awaits costs more than these steps.)
 */
export function withTemporaries<R>(run: (temporary: <T extends Tensor>(tensor: T) => T) => R): R {
  const made: Tensor[] = [];
  try {
    return run((tensor) => {
      made.push(tensor);
      return tensor;
    });
  } finally {
    for (const tensor of made) tensor.dispose();
  }
}
