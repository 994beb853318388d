/** Storages of a card: each an array of an engine, or nothing as long as all its elements are 0. */
import { arrayConstructor, type Dtype, newArray, type Storage, type TypedArray } from "@lockstep/core";
import type { Engine, Handle } from "./engines/engine.js";

/** What a storage holds now. Arrays never change, so that what writes to a storage gives it another. */
export interface Held {
  /** Undefined where every element is 0. */
  handle: Handle | undefined;
}

export interface GpuStorage extends Storage {
  readonly resource: Held;
}

export class Storages {
  constructor(readonly engine: Engine) {}

  /** Zeros, which take no memory of the card before they are used. */
  allocate(dtype: Dtype, length: number): GpuStorage {
    return { dtype, length, resource: { handle: undefined } };
  }

  write(storage: GpuStorage, data: TypedArray): void {
    this.hold(storage, this.engine.upload(wordsOf(data)));
  }

  async read({ dtype, length, resource }: GpuStorage): Promise<TypedArray> {
    if (resource.handle === undefined) return newArray(dtype, length);
    return elementsOf(dtype, await this.engine.download(resource.handle));
  }

  /** Gives a storage what it holds from now on. */
  hold({ resource }: GpuStorage, handle: Handle): void {
    this.reclaim(resource);
    resource.handle = handle;
  }

  /** What a storage holds, for a gather to read. */
  handleOf({ dtype, length, resource }: GpuStorage): Handle {
    resource.handle ??= this.engine.upload(wordsOf(newArray(dtype, length)));
    return resource.handle;
  }

  reclaim(held: Held): void {
    const { handle } = held;
    held.handle = undefined;
    if (handle !== undefined) this.engine.release(handle);
  }
}

/** Elements as an engine takes them: float32 and int32 as they are, uint8 and bool by their values. */
export function wordsOf(data: TypedArray): Float32Array | Int32Array {
  if (data instanceof Float32Array || data instanceof Int32Array) return data;
  return Float32Array.from(data as Uint8Array);
}

/** The elements of words that an engine gave, which nobody else has. */
export function elementsOf(dtype: Dtype, words: Float32Array): TypedArray {
  if (dtype === "float32") return words;
  if (dtype === "int32") return new Int32Array(words.buffer, words.byteOffset, words.length);
  return new (arrayConstructor(dtype))(words);
}
