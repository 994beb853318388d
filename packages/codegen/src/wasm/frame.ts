/**
 * What a nest of loops is given: a frame in memory. For K operands and L loops it holds, as int32, K addresses, L
 * extents and K × L strides in bytes (`K + L + k L + loop`), then K float64s, for operands that are numbers.
 */

/** Byte offsets of the entries of a frame. */
export interface FrameLayout {
  readonly address: (operand: number) => number;
  readonly extent: (loop: number) => number;
  readonly stride: (operand: number, loop: number) => number;
  readonly number: (operand: number) => number;
}

export function frameLayout(operands: number, loops: number): FrameLayout {
  const words = operands + loops + operands * loops;
  const numbers = Math.ceil(words / 2) * 8;
  return {
    address: (operand) => 4 * operand,
    extent: (loop) => 4 * (operands + loop),
    stride: (operand, loop) => 4 * (operands + loops + operand * loops + loop),
    number: (operand) => numbers + 8 * operand,
  };
}

/** Byte offsets in the workspace, which begins with the frame. */
export const scratchOffset = 32768;
export const tilesOffset = 65536;
