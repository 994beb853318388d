/** Values of a dtype as words, and back. */
import type { Dtype } from "@lockstep/core";

export const wordsOf = (dtype: Dtype, values: readonly number[]): Float32Array =>
  dtype === "int32" ? new Float32Array(Int32Array.from(values).buffer) : Float32Array.from(values);

export const valuesOf = (dtype: Dtype, words: Float32Array): number[] =>
  dtype === "int32" ? [...new Int32Array(words.buffer, words.byteOffset, words.length)] : [...words];
