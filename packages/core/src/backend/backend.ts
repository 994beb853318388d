/**
 * The contract: what a backend must do, and what it inherits.
 *
 * Whoever writes a backend implements the abstract members below and nothing else; everything a person calls on a
 * device is inherited. Core has then already checked every argument. A backend may count on this:
 *
 * - Views given to one `map` all have the shape of `out` (broadcasting is done: it is stride 0); in `reduce` and
 *   `matmul` see there. Numbers stay numbers. Every storage is one that this backend allocated and has not released.
 * - `out` never overlaps an input, unless both have exactly the same layout: then element i of the output may be
 *   written once element i of that input has been read. No two elements of `out` share a place.
 * - Sizes may be 0 and ranks anything from 0 on.
 * - The elements are to be converted to the kernel's parameter types, and the result from `kernel.type` to the
 *   dtype of `out`, as `Convert` in the kernel tree says (a bool is stored as 0 or 1; uint8 wraps).
 *
 * Calls return at once; what is asked later sees what was asked before.
 */
import type { Dtype, TypedArray } from "../dtype/dtype.js";
import type { Kernel } from "../kernel/tree.js";
import type { Capabilities } from "./capabilities.js";
import type { Explanation, Request } from "./explanation.js";
import type { Reduction } from "./reduction.js";
import type { Operand, Storage, View } from "./storage.js";

export abstract class Backend {
  /** A short name that people see: "cpu", "workers", …. */
  abstract readonly name: string;
  abstract readonly capabilities: Capabilities;

  /** A new storage of `length` zeros. Throws `OUT_OF_MEMORY`. */
  abstract allocate(dtype: Dtype, length: number): Storage;
  /** Fills a storage from its first element on; `data` has the storage's dtype and length. */
  abstract write(storage: Storage, data: TypedArray): void;
  /** A copy of all elements, once everything asked before is done. */
  abstract read(storage: Storage): Promise<TypedArray>;
  /** The same at once; only where `capabilities.syncReads`. */
  readSync?(storage: Storage): TypedArray;
  /** The storage is not used again. */
  abstract release(storage: Storage): void;

  /** `out[i] = kernel(...inputs[i])` for every index i. Each view has the shape of `out`. */
  abstract map(kernel: Kernel, inputs: readonly Operand[], out: View): void;

  /**
   * Reduces `axes` (sorted, without repeats, not negative) of the inputs, which all have one shape; `out` has the
   * same rank, with length 1 along `axes`. The order is `reduction.order`, as described there.
   */
  abstract reduce(reduction: Reduction, inputs: readonly Operand[], axes: readonly number[], out: View): void;

  /** How an operation would run. */
  abstract explain(request: Request): Explanation;

  /** Resolves when everything asked before is done. Rejects with what went wrong since it was last awaited. */
  synchronize(): Promise<void> {
    return Promise.resolve();
  }

  /** Frees what the backend itself holds. Tensors of it are then disposed of. */
  abstract close(): Promise<void>;
}
