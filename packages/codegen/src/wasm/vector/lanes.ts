/**
 * Wide vectors: so many elements at once as there are lanes, each value in several 128-bit registers. More registers
 * than one keep the machine busy while a long chain of operations waits for itself.
 */
import type { ValueType } from "@lockstep/core";
import type { FunctionBuilder, LocalIndex } from "../assembly/function-builder.js";

/** The bits of one lane of a mask: all ones or all zeros, as many as the values have that it chooses between. */
export type MaskBits = 32 | 64;

export const bitsOf = (type: ValueType): MaskBits => (type === "float64" ? 64 : 32);

/** Registers of a vector of so many lanes. */
export const registerCount = (lanes: number, bits: MaskBits): number => (lanes * bits) / 128;

/** Sixteen bytes in which a value of `type` is repeated. */
function splatBytes(type: ValueType, value: number): Uint8Array {
  const bits = bitsOf(type);
  const view = new DataView(new ArrayBuffer(16));
  for (let at = 0; at < 16; at += bits / 8) {
    if (type === "float64") view.setFloat64(at, value, true);
    else if (type === "float32") view.setFloat32(at, value, true);
    else if (type === "int32") view.setInt32(at, value, true);
    else for (let word = at; word < at + bits / 8; word += 4) view.setInt32(word, value === 0 ? 0 : -1, true);
  }
  return new Uint8Array(view.buffer);
}

/** A variable that holds a value in every lane from the beginning on. */
export const splat = (builder: FunctionBuilder, type: ValueType, value: number): LocalIndex =>
  builder.constant(splatBytes(type, value), "constant");

/** The bytes that a shuffle takes for the even 32-bit words of two registers, one after the other; the odd ones. */
export const evenWords: readonly number[] = [0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27];
export const oddWords: readonly number[] = evenWords.map((byte) => byte + 4);
/** The lower halves of two registers. */
export const lowHalves: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];
/** The upper half of a register, moved down. */
export const highHalf: readonly number[] = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];
