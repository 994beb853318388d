/** Storages of this backend: ordinary typed arrays, which the garbage collector frees. */
import { type Dtype, dtypes, LockstepError, newArray, type Storage, type TypedArray } from "@lockstep/core";

export class CpuStorage implements Storage {
  readonly dtype: Dtype;
  readonly length: number;
  data: TypedArray;
  /** The dtype as a small number, for keys that are made at every call. */
  readonly code: number;

  constructor(dtype: Dtype, length: number) {
    this.dtype = dtype;
    this.length = length;
    this.data = allocate(dtype, length);
    this.code = dtypes.indexOf(dtype);
  }

  /** Lets go of the elements, even while somebody still holds the storage. */
  release(): void {
    this.data = newArray(this.dtype, 0);
  }
}

function allocate(dtype: Dtype, length: number): TypedArray {
  try {
    return newArray(dtype, length);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new LockstepError("OUT_OF_MEMORY", {
      cause: `The platform has no memory for ${length} elements of ${dtype}`,
      mend: "Dispose of tensors that are no longer needed, or work in parts",
      origin: error,
    });
  }
}
