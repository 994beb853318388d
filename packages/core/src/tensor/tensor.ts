/**
 * A tensor: a storage of a device seen through a layout, with a life of its own.
 *
 * Views (`reshape`, `transpose`, `slice`, …) are tensors that share the storage; it lives until the last of them is
 * disposed of or collected. The operations (`add`, `sum`, …) are installed as methods by `operations/`, from the
 * table that says what exists.
 */

import { checkDevice } from "../backend/checks.js";
import type { Device } from "../backend/device.js";
import type { Lease } from "../backend/ledger.js";
import type { Storage, View } from "../backend/storage.js";
import { checkDtype, type Dtype, type ElementOf, type TypedArray } from "../dtype/dtype.js";
import { LockstepError } from "../errors/lockstep-error.js";
import type { AxisLike } from "../layout/axes.js";
import { broadcastTo } from "../layout/broadcast.js";
import { expandDims, squeeze } from "../layout/dimensions.js";
import { type Layout, printShape, rowMajor } from "../layout/layout.js";
import { reshape, resolveShape } from "../layout/reshape.js";
import { checkShape, type ShapeLike } from "../layout/shape.js";
import { at, type SliceSpec, slice } from "../layout/slice.js";
import { flip, transpose } from "../layout/transpose.js";
import type { StandardMethods } from "../operations/standard-types.js";
import { identityKernel } from "./identity-kernel.js";
import { type NestedArray, nest } from "./nesting.js";
import { printTensor } from "./printing.js";
import { readData, readDataSync } from "./reading.js";

/** `Symbol.dispose`, or for platforms without it a symbol that stays out of the way. */
const disposeSymbol: typeof Symbol.dispose = Symbol.dispose ?? (Symbol.for("lockstep.dispose") as never);

const inspectSymbol = Symbol.for("nodejs.util.inspect.custom");

/** What a disposed tensor holds in place of its storage, so that the memory can go. */
const noStorage: Storage = Object.freeze({ dtype: "bool", length: 0 });

/** The standard operations as methods; `operations/methods.ts` installs them. */
export interface Tensor<D extends Dtype = Dtype> extends StandardMethods<D> {}

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: installMethods gives every method that the interface names.
export class Tensor<D extends Dtype = Dtype> implements View {
  /** The backend that owns the elements, and on which operations on them run. */
  readonly device: Device;
  readonly dtype: D;
  readonly storage: Storage;
  readonly layout: Layout;
  /** The length of each dimension; `[]` for a scalar. */
  readonly shape: readonly number[];
  readonly ndim: number;
  /** The number of elements. */
  readonly size: number;
  readonly disposed: boolean;
  /** @internal */
  readonly lease: Lease;

  /** @internal Tensors are made by devices (`device.tensor(…)`) and by operations. */
  constructor(device: Device, dtype: D, storage: Storage, layout: Layout, lease: Lease) {
    this.device = device;
    this.dtype = dtype;
    this.storage = storage;
    this.layout = layout;
    this.shape = layout.shape;
    this.ndim = layout.shape.length;
    this.size = layout.size;
    this.disposed = false;
    this.lease = lease;
    device.ledger.admit(this);
  }

  /** A view with the dimensions in reverse order. */
  get T(): Tensor<D> {
    return this.#view("T", transpose(this.layout));
  }

  /**
   * The same elements, in row-major order, in another shape; one length may be −1. A view where strides allow it,
   * otherwise a copy. Throws `SHAPE_MISMATCH`, `SHAPE_INVALID`.
   */
  reshape(shape: ShapeLike): Tensor<D> {
    this.assertUsable("reshape");
    const wanted = resolveShape(shape, this.size);
    const view = reshape(this.layout, wanted);
    return view ? this.#view("reshape", view) : this.#convert(this.dtype, wanted);
  }

  /** A view whose dimension d is this one's dimension `axes[d]`; without `axes`, in reverse order. Throws `AXIS_RANGE`. */
  transpose(axes?: readonly number[]): Tensor<D> {
    return this.#view("transpose", transpose(this.layout, axes));
  }

  /**
   * A view of what each spec picks of its dimension, with Python's rules: an index (negative from the end; drops the
   * dimension), `[start, stop]`, `[start, stop, step]`, `{ start, stop, step }`, or `null` for everything.
   * `x.slice([0, 2], null, { step: -1 })` is `x[0:2, :, ::-1]`. Throws `INDEX_RANGE`, `SLICE_INVALID`, `AXIS_RANGE`.
   */
  slice(...specs: readonly SliceSpec[]): Tensor<D> {
    return this.#view("slice", slice(this.layout, specs));
  }

  /** A view of the part at an index of each leading dimension. Throws `INDEX_RANGE`, `AXIS_RANGE`. */
  at(...indices: readonly number[]): Tensor<D> {
    return this.#view("at", at(this.layout, indices));
  }

  /** A view in reverse order along `axes`, or along all. Throws `AXIS_RANGE`. */
  flip(axes?: AxisLike): Tensor<D> {
    return this.#view("flip", flip(this.layout, axes));
  }

  /** A view stretched to `shape`, aligned at the last dimension. Throws `SHAPE_MISMATCH`. */
  broadcastTo(shape: ShapeLike): Tensor<D> {
    return this.#view("broadcastTo", broadcastTo(this.layout, checkShape(shape)));
  }

  /** A view with new dimensions of length 1 at the places `axes` of the result. Throws `AXIS_RANGE`. */
  expandDims(axes: number | readonly number[]): Tensor<D> {
    return this.#view("expandDims", expandDims(this.layout, axes));
  }

  /** A view without the dimensions `axes`, or without all of length 1. Throws `AXIS_RANGE`, `SHAPE_MISMATCH`. */
  squeeze(axes?: AxisLike): Tensor<D> {
    return this.#view("squeeze", squeeze(this.layout, axes));
  }

  /** The elements in row-major order, one after another: a view where they lie so already, otherwise a copy. */
  contiguous(): Tensor<D> {
    this.assertUsable("contiguous");
    return this.layout.contiguous ? this.#view("contiguous", this.layout) : this.#convert(this.dtype);
  }

  /** A copy on the same device. */
  copy(): Tensor<D> {
    this.assertUsable("copy");
    return this.#convert(this.dtype);
  }

  /**
   * A copy in another dtype. Floats become integers as in JavaScript's `| 0`: truncated, wrapped, NaN as 0; to
   * `bool`, everything but 0 and NaN is true. Throws `DTYPE_UNKNOWN`, `DTYPE_UNSUPPORTED`.
   */
  astype<E extends Dtype>(dtype: E): Tensor<E> {
    this.assertUsable("astype");
    return this.#convert(checkDtype(dtype) as E);
  }

  /**
   * A copy on another device (or on this one). Awaited on every backend, because some can only be read so.
   * Rejects with `DTYPE_UNSUPPORTED` where the other device lacks the dtype, `ARGUMENT_INVALID` for what is no device.
   */
  async to(device: Device): Promise<Tensor<D>> {
    this.assertUsable("to");
    checkDevice(device);
    if (device === this.device) return this.copy();
    device.assertHolds(this.dtype, this.size);
    return device.fromData(this.dtype, this.shape, await this.data());
  }

  /** The elements in row-major order, in a typed array of their own; `bool` as 0 and 1 in a `Uint8Array`. */
  async data(): Promise<TypedArray<D>> {
    this.assertUsable("data");
    return readData(this);
  }

  /** The same at once. Throws `SYNC_READ_UNSUPPORTED` on backends that can only be awaited. */
  dataSync(): TypedArray<D> {
    this.assertUsable("dataSync");
    return readDataSync(this);
  }

  /**
   * The elements in nested arrays; of a scalar, the value. Elements of `bool` are booleans. How deep they are nested
   * is known only when running; who knows it may say so, as in `x.array<number[][]>()`.
   */
  async array<A extends NestedArray<ElementOf<D>> = NestedArray<ElementOf<D>>>(): Promise<A> {
    this.assertUsable("array");
    return nest(await readData(this), this.dtype, this.shape) as A;
  }

  /** The same at once. Throws `SYNC_READ_UNSUPPORTED` on backends that can only be awaited. */
  arraySync<A extends NestedArray<ElementOf<D>> = NestedArray<ElementOf<D>>>(): A {
    this.assertUsable("arraySync");
    return nest(readDataSync(this), this.dtype, this.shape) as A;
  }

  /**
   * The only element, at once. Throws `ITEM_SIZE` for any other number of elements, and `SYNC_READ_UNSUPPORTED` on
   * backends that can only be awaited; there, `(await x.data())[0]` does the same.
   */
  item(): ElementOf<D> {
    this.assertUsable("item");
    if (this.size !== 1) {
      throw new LockstepError("ITEM_SIZE", {
        cause: `item() of a tensor of shape ${printShape(this.shape)}, which holds ${this.size} elements`,
        mend: "Pick one element with at() first, or read all with array()",
      });
    }
    return nest(readDataSync(this), this.dtype, []) as ElementOf<D>;
  }

  /**
   * The elements as NumPy would print them; on backends that can only be awaited, shape, dtype and device.
   * To see elements of those, print `await x.array()`.
   */
  toString(): string {
    return printTensor(this);
  }

  /** What `console.log` shows in Node. */
  [inspectSymbol](): string {
    return printTensor(this);
  }

  /** Ends this tensor; the storage goes with the last one that shares it. Again is harmless. */
  dispose(): void {
    if (this.disposed) return;
    const { storage } = this;
    const self = this as { disposed: boolean; storage: Storage };
    self.disposed = true;
    self.storage = noStorage;
    this.device.ledger.dismiss(this, storage);
  }

  /** `using x = …` disposes of x at the end of its block. */
  [disposeSymbol](): void {
    this.dispose();
  }

  /** Throws `DISPOSED` if the tensor or its device is gone; `use` is what was asked of it. */
  assertUsable(use: string): void {
    if (this.disposed) {
      throw new LockstepError("DISPOSED", {
        cause: `${use} of a tensor (${this.dtype}, shape ${printShape(this.shape)}) that has been disposed of`,
        mend: "Dispose of a tensor after its last use; return it from device.scope() to keep it",
      });
    }
    this.device.assertUsable(use);
  }

  #view(use: string, layout: Layout): Tensor<D> {
    this.assertUsable(use);
    return new Tensor(this.device, this.dtype, this.storage, layout, this.lease);
  }

  #convert<E extends Dtype>(dtype: E, shape = this.shape): Tensor<E> {
    const result = this.device.result(dtype, shape);
    const out = { storage: result.storage, layout: rowMajor(this.shape) };
    this.device.map(identityKernel(this.dtype, dtype), [this], out);
    return result;
  }
}
