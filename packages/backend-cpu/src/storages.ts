/** How an engine keeps elements: in arrays, or in the arena that WebAssembly can reach. */
import type { Dtype, Storage, TypedArray } from "@lockstep/core";

export interface Storages {
  allocate(dtype: Dtype, length: number): Storage;
  write(storage: Storage, data: TypedArray): void;
  /** A copy. */
  read(storage: Storage): TypedArray;
  release(storage: Storage): void;
  /** The storage with this `resource` was collected before anybody released it. */
  reclaim(resource: unknown): void;
  /** Lets go of everything. */
  close(): void;
}
