/**
 * An engine: GPU.js in one of its modes, on one adapter. It keeps arrays where it computes and runs gathers over them;
 * it knows nothing of tensors, layouts or operations.
 *
 * Arrays never change. What writes to a storage gives it another array, so the order of what was asked lies in who reads
 * which array, and nothing has to be waited for. All calls but `download`, `settled` and `close` return at once;
 * what goes wrong later (a program that the driver refuses, memory that is not there, a lost device) rejects the download
 * of what came of it. What is asked of an engine that was closed, or with an array that was released, is `DISPOSED`.
 *
 * **Words.** An array holds 32-bit words as float32: a float32 as itself, an int32 as the float32 with its bits, uint8 and bool
 * as the numbers 0 to 255 and 0 or 1. Ints go up as an Int32Array, which tells them from floats where that matters.
 */
import type { Dtype } from "@lockstep/core";
import type { Gather } from "../gather/gather.js";

export type EngineName = "webgpu" | "webgl2" | "webgl" | "webasm" | "cpu";

/** Those that compute on the processor and take no shading language, but have functions of `Math` that are well. */
export type PlainName = "webasm" | "cpu";

export const isPlain = (name: EngineName): name is PlainName => name === "webasm" || name === "cpu";

/** What computes, as the platform names it. */
export interface Adapter {
  /** As the driver calls itself: for people. */
  readonly description: string;
  /** Whether it is a program on the processor rather than a card. */
  readonly software: boolean;
}

export interface EngineLimits {
  /** The most elements of one array. */
  readonly elements: number;
  /** The most arrays that one gather may read. */
  readonly inputs: number;
}

/** An array on the engine, or one that is still to come. */
export interface Handle {
  readonly length: number;
}

export interface Engine {
  readonly name: EngineName;
  readonly adapter: Adapter;
  readonly limits: EngineLimits;
  /** What its arrays can hold exactly. */
  readonly dtypes: readonly Dtype[];
  /** Whether subnormal numbers become zero on the way. */
  readonly flushesSubnormals: boolean;

  /** A gather as the text that the engine is given, for people to read. Throws a `LockstepError` as `run` does. */
  print(gather: Gather): string;

  /** The caller may change `words` afterwards. */
  upload(words: Float32Array | Int32Array): Handle;

  /**
   * `length` elements (0 is well) of a gather. Throws a `LockstepError` at once where the engine cannot run it at all;
   * `OUT_OF_MEMORY` where `length` is more than `limits.elements`.
   */
  run(gather: Gather, inputs: readonly Handle[], scalars: readonly number[], length: number): Handle;

  /** A copy of all words. Rejects with a `LockstepError`: `DEVICE_LOST`, or what went wrong on the way there. */
  download(handle: Handle): Promise<Float32Array>;

  /** The array is not used again; what was asked before still holds. */
  release(handle: Handle): void;

  /** Resolves when everything asked before is done, failed or not; rejects only where the engine is lost or closed. */
  settled(): Promise<void>;

  /** Frees everything; every handle is void, and reads that wait are rejected. Again is harmless. */
  close(): Promise<void>;
}
