/** Elements in ordinary typed arrays, which the garbage collector frees. */
import type { Dtype, Storage, TypedArray } from "@lockstep/core";
import { CpuStorage } from "./cpu-storage.js";
import type { Storages } from "./storages.js";

export class ArrayStorages implements Storages {
  allocate(dtype: Dtype, length: number): Storage {
    return new CpuStorage(dtype, length);
  }

  write(storage: Storage, data: TypedArray): void {
    (storage as CpuStorage).data.set(data);
  }

  read(storage: Storage): TypedArray {
    return (storage as CpuStorage).data.slice() as TypedArray;
  }

  release(storage: Storage): void {
    (storage as CpuStorage).release();
  }

  reclaim(): void {}

  close(): void {}
}
