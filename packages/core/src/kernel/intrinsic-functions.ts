/**
 * What plain JavaScript cannot say of a number: its float32 or float64 value, its bits, an entry of a constant table.
 * The compiler recognises these functions by identity where they stand in a scope (see `lower-intrinsic.ts`), and puts one machine instruction
 * or one node of the kernel in their place; called as they are, they do the same.
 */
/** One call, so that bundlers leave it out where nothing here is called. */
const memory = /* @__PURE__ */ (() => {
  const float32s = new Float32Array(1);
  const float64s = new Float64Array([1]);
  const float64Words = new Int32Array(float64s.buffer);
  // Typed arrays have the machine's byte order, and the high word of 1 is not zero.
  const low = float64Words[0] === 0 ? 0 : 1;
  return { float32s, float32Words: new Int32Array(float32s.buffer), float64s, float64Words, low };
})();

/** Rounded to float32, to nearest, ties to even. */
export function toFloat32(x: number): number {
  return Math.fround(x);
}

/** The same value; arithmetic on the result is in float64. */
export function toFloat64(x: number): number {
  return x;
}

/** JavaScript's ToInt32: towards zero, wrapping; NaN and the infinities are 0. */
export function toInt32(x: number): number {
  return x | 0;
}

/** The 32 bits of a float32, as int32. */
export function float32Bits(x: number): number {
  memory.float32s[0] = x;
  return memory.float32Words[0]!;
}

/** The float32 with these 32 bits. */
export function float32FromBits(bits: number): number {
  memory.float32Words[0] = bits;
  return memory.float32s[0]!;
}

/** The upper 32 bits of a float64, as int32: sign, exponent and 20 bits of the significand. */
export function float64High(x: number): number {
  memory.float64s[0] = x;
  return memory.float64Words[1 - memory.low]!;
}

/** The lower 32 bits of a float64, as int32. */
export function float64Low(x: number): number {
  memory.float64s[0] = x;
  return memory.float64Words[memory.low]!;
}

/** The float64 with these upper and lower 32 bits. */
export function float64FromWords(highWord: number, lowWord: number): number {
  memory.float64Words[1 - memory.low] = highWord;
  memory.float64Words[memory.low] = lowWord;
  return memory.float64s[0]!;
}

/** `table[index]`; the table is a constant, the index an int32 within it. */
export function lookup(table: readonly number[], index: number): number {
  return table[index]!;
}

/** All of them, as the scope of a function that may use any. */
export const intrinsics = {
  toFloat32,
  toFloat64,
  toInt32,
  float32Bits,
  float32FromBits,
  float64High,
  float64Low,
  float64FromWords,
  lookup,
} as const;

export type Intrinsics = typeof intrinsics;
