/**
 * What a nest of loops is given: a frame in memory, at the start of the workspace. For K operands it holds, as int32,
 * K addresses, then for each set of L loops L extents and K × L strides in bytes (`k L + loop`), then float64s for
 * operands that are numbers; a reduction's initial value follows these. A map has one set of loops, a reduction two:
 * over outputs, and over the elements that are reduced.
 */

/** Byte offsets of what a frame says of one set of loops. */
export interface LoopsLayout {
  readonly loops: number;
  readonly extent: (loop: number) => number;
  readonly stride: (operand: number, loop: number) => number;
}

export interface FrameLayout {
  readonly address: (operand: number) => number;
  readonly sets: readonly LoopsLayout[];
  /** Byte offset of a number. */
  readonly number: (operand: number) => number;
}

/** The layout of a frame for so many operands, with these numbers of loops in each set. */
export function frameLayout(operands: number, ...loops: readonly number[]): FrameLayout {
  let words = operands;
  const sets = loops.map((count): LoopsLayout => {
    const start = words;
    words += count * (1 + operands);
    return {
      loops: count,
      extent: (loop) => 4 * (start + loop),
      stride: (operand, loop) => 4 * (start + count + operand * count + loop),
    };
  });
  const numbers = Math.ceil(words / 2) * 8;
  return { address: (operand) => 4 * operand, sets, number: (operand) => numbers + 8 * operand };
}

/**
 * Byte offsets in the workspace, behind the frame, of the modules' tables, of scratch for what is left over of rows, and
 * of room for tiles and accumulators.
 */
export const tablesOffset = 24576;
export const scratchOffset = 32768;
export const tilesOffset = 65536;
