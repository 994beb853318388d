/** Values of a dtype as words, and back. */
import type { Dtype } from "@lockstep/core";
import type { Engine, Handle } from "../engines/engine.js";

export const wordsOf = (dtype: Dtype, values: readonly number[]): Float32Array | Int32Array =>
  dtype === "int32" ? Int32Array.from(values) : Float32Array.from(values);

export const valuesOf = (dtype: Dtype, words: Float32Array): number[] =>
  dtype === "int32" ? [...new Int32Array(words.buffer, words.byteOffset, words.length)] : [...words];

/** Reads arrays of an engine as values. */
export const reader =
  (engine: () => Engine) =>
  async (dtype: Dtype, handle: Handle): Promise<number[]> =>
    valuesOf(dtype, await engine().download(handle));
