/** What a backend's operations are given: storages seen through layouts, and numbers. */
import type { Dtype } from "../dtype/dtype.js";
import type { Layout } from "../layout/layout.js";

/** A flat run of elements that a backend owns. A backend's own storages add what it needs (an array, a texture, …). */
export interface Storage {
  readonly dtype: Dtype;
  /** Elements. */
  readonly length: number;
  /**
   * What must be given back when nobody can reach the storage any more, where the garbage collector does not do that
   * by itself: an address, a texture. Core passes it to `Backend.reclaim`. It must not refer to the storage.
   */
  readonly resource?: unknown;
}

/** A storage seen through a layout. A tensor is one, with a life of its own added. */
export interface View {
  readonly storage: Storage;
  readonly layout: Layout;
}

/** What stands where a value goes in: a view, or a number (booleans arrive as 0 and 1). */
export type Operand = View | number;

/** The dtype and layout of a view without its storage: enough to explain what would run. */
export interface ViewShape {
  readonly dtype: Dtype;
  readonly layout: Layout;
}
