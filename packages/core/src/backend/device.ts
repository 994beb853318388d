/**
 * The contract: what a backend must do, and what it inherits.
 *
 * Whoever writes a backend extends `Backend` (in `operations/backend.ts`), which is a `Device` on which every operation
 * runs, and implements the abstract members below and nothing else; everything a person calls on a device is
 * inherited. Core has then already checked every argument. A backend may count on this:
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
import { bytesPerElement, type Dtype, newArray, type TypedArray } from "../dtype/dtype.js";
import { LockstepError } from "../errors/lockstep-error.js";
import type { Kernel } from "../kernel/tree.js";
import { rowMajor, sizeOf } from "../layout/layout.js";
import { checkShape, type ShapeLike } from "../layout/shape.js";
import {
  askedDtype,
  checkFillValue,
  type DtypeOption,
  dtypeFrom,
  type TensorOptions,
} from "../tensor/creation.js";
import { checkElements } from "../tensor/elements.js";
import { Tensor } from "../tensor/tensor.js";
import { type DtypeOf, parseValues, type Values } from "../tensor/values.js";
import type { Capabilities } from "./capabilities.js";
import { checkAllocated, checkHolds } from "./checks.js";
import type { Explanation, Request } from "./explanation.js";
import { Ledger, type MemoryUse } from "./ledger.js";
import type { Reduction } from "./reduction.js";
import type { Operand, Storage, View } from "./storage.js";

const asyncDisposeSymbol: typeof Symbol.asyncDispose =
  Symbol.asyncDispose ?? (Symbol.for("lockstep.asyncDispose") as never);

export abstract class Device {
  /** A short name that people see: "cpu", "workers", …. */
  abstract readonly name: string;
  abstract readonly capabilities: Capabilities;

  /** A new storage of `length` zeros, a new object each time. Throws `OUT_OF_MEMORY`. */
  abstract allocate(dtype: Dtype, length: number): Storage;
  /** Fills a storage from its first element on; `data` has the storage's dtype and length. */
  abstract write(storage: Storage, data: TypedArray): void;
  /** A copy of all elements, once everything asked before is done. */
  abstract read(storage: Storage): Promise<TypedArray>;
  /** The same at once; only where `capabilities.syncReads`. */
  readSync?(storage: Storage): TypedArray;
  /** The storage is not used again; what was asked before, reads included, still holds. */
  abstract release(storage: Storage): void;
  /** The storage that had this `resource` was collected before anybody released it. */
  reclaim?(resource: unknown): void;

  /** `out[i] = kernel(...inputs[i])` for every index i. Each view has the shape of `out`. */
  abstract map(kernel: Kernel, inputs: readonly Operand[], out: View): void;

  /**
   * Reduces `axes` (sorted, without repeats, not negative) of the inputs, which all have one shape; `out` has the
   * same rank, with length 1 along `axes`. The order is `reduction.order`, as described there.
   */
  abstract reduce(reduction: Reduction, inputs: readonly Operand[], axes: readonly number[], out: View): void;

  /**
   * `out = a · b`, for `[…, M, K]`, `[…, K, N]` and `[…, M, N]` with the same leading dimensions (broadcast: stride 0)
   * and all of one dtype: int32, float32 or float64. Each sum runs from left to right along k, beginning with 0, every
   * product and sum rounded to the dtype.
   */
  abstract matmul(a: View, b: View, out: View): void;

  /** How an operation would run. For a matmul left to the default, explain what `matmulAsReduction` makes of it. */
  abstract explain(request: Request): Explanation;

  /** Resolves when everything asked before is done. Rejects with what went wrong since it was last awaited. */
  synchronize(): Promise<void> {
    return Promise.resolve();
  }

  /** Frees what the backend itself holds, once. Tensors of it are then disposed of. */
  abstract close(): Promise<void>;

  // From here on: inherited.

  /** @internal */
  readonly ledger: Ledger = new Ledger(this);
  #closing: Promise<void> | undefined;

  /** Whether `dispose()` was called. */
  disposed = false;

  /**
   * A tensor of a number, nested arrays or a typed array. Typed arrays keep their dtype, booleans give `bool`, all
   * else `float32`, unless `dtype` says otherwise. Throws `SHAPE_RAGGED`, `SHAPE_INVALID`, `DTYPE_VALUE` (a value that
   * the dtype cannot hold), `DTYPE_UNKNOWN`, `DTYPE_UNSUPPORTED`, `OUT_OF_MEMORY`.
   */
  tensor<V extends Values, D extends Dtype = DtypeOf<V>>(values: V, options?: TensorOptions<D>): Tensor<D> {
    const parsed = parseValues(values, askedDtype(options, ["dtype", "shape"]), options?.shape);
    return this.fromData(parsed.dtype as D, parsed.shape, parsed.data as TypedArray<D>);
  }

  /** Zeros (`false` for `bool`). */
  zeros<D extends Dtype = "float32">(shape: ShapeLike, options?: DtypeOption<D>): Tensor<D> {
    return this.result(dtypeFrom(options, "float32"), checkShape(shape));
  }

  /** Ones (`true` for `bool`). */
  ones<D extends Dtype = "float32">(shape: ShapeLike, options?: DtypeOption<D>): Tensor<D> {
    return this.full(shape, 1, { dtype: dtypeFrom<D>(options, "float32") });
  }

  /** A tensor to be written to. Its elements happen to be zeros, but saying `zeros` says that you mean it. */
  empty<D extends Dtype = "float32">(shape: ShapeLike, options?: DtypeOption<D>): Tensor<D> {
    return this.zeros(shape, options);
  }

  /** One value, repeated; a boolean gives `bool`. Throws `DTYPE_VALUE`. */
  full<V extends number | boolean, D extends Dtype = DtypeOf<V>>(
    shape: ShapeLike,
    value: V,
    options?: DtypeOption<D>,
  ): Tensor<D> {
    const number = checkFillValue(value);
    const dtype = dtypeFrom<D>(options, typeof value === "boolean" ? "bool" : "float32");
    const wanted = checkShape(shape);
    this.assertHolds(dtype, sizeOf(wanted));
    checkElements([number], dtype, []);
    return this.fromData(dtype, wanted, newArray(dtype, sizeOf(wanted)).fill(number) as TypedArray<D>);
  }

  /**
   * Runs `fn` and disposes of every tensor of this device that was made within and is not part of what it returns
   * (a tensor, or arrays, plain objects, maps and sets of them). What is returned belongs to the outer scope, if any.
   * Until its end a scope holds what is made in it: give a long loop a scope in each turn. `fn` may be async; in a
   * page, what it makes after its first `await` is left to the garbage collector.
   */
  scope<R>(fn: () => R): R {
    this.assertUsable("scope");
    return this.ledger.scopes.run(fn);
  }

  /** What is alive on this device. */
  memory(): MemoryUse {
    return this.ledger.use();
  }

  /** Ends the device and all its tensors; again is harmless. */
  dispose(): Promise<void> {
    if (!this.#closing) {
      this.disposed = true;
      this.ledger.close();
      this.#closing = this.close();
    }
    return this.#closing;
  }

  /** `await using device = …` disposes of the device at the end of its block. */
  [asyncDisposeSymbol](): Promise<void> {
    return this.dispose();
  }

  /** @internal A new row-major tensor for an operation's result. `shape` is taken as it is and must not change. */
  result<D extends Dtype>(dtype: D, shape: readonly number[]): Tensor<D> {
    const layout = rowMajor(shape);
    this.assertHolds(dtype, layout.size);
    const storage = this.allocate(dtype, layout.size);
    checkAllocated(this, storage, dtype, layout.size);
    const lease = this.ledger.open(storage, layout.size * bytesPerElement(dtype));
    return new Tensor(this, dtype, storage, layout, lease);
  }

  /** @internal A new row-major tensor of elements that are already in its dtype. */
  fromData<D extends Dtype>(dtype: D, shape: readonly number[], data: TypedArray<D>): Tensor<D> {
    const tensor = this.result(dtype, shape);
    this.write(tensor.storage, data);
    return tensor;
  }

  /** @internal Throws `DISPOSED`, `DTYPE_UNSUPPORTED` or `OUT_OF_MEMORY` where a tensor cannot be made. */
  assertHolds(dtype: Dtype, size: number): void {
    this.assertUsable("A new tensor");
    checkHolds(this, dtype, size);
  }

  /** @internal Throws `DISPOSED` once the device is gone; `use` is what was asked. */
  assertUsable(use: string): void {
    if (!this.disposed) return;
    throw new LockstepError("DISPOSED", {
      cause: `${use} on ${this.name}, which has been disposed of`,
      mend: "Dispose of a device after its last use",
    });
  }
}
