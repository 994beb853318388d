/**
 * What a loop is specialised for, besides its kernel: plain data, the same for every target. A loop is generated once
 * for each shape and then given, at each call, arrays and a geometry:
 *
 * - `data[k]` is the array of operand k (inputs in order, the output last), or the number that stands there;
 * - `geometry` holds, for K operands and L loops, K offsets, L extents and K × L strides (`K + L + k * L + loop`),
 *   all in elements; a number's entries are 0 and not read.
 *
 * Loops take a range of turns of the outermost loop, `[from, to)`, so that work can be divided.
 */
import type { Dtype, TypedArray } from "@lockstep/core";

/** An input: the dtype of a view's elements, or a number for all elements. */
export type InputKind = Dtype | "number";

/** How a view moves with the innermost loop: not at all, to the next element, or by a stride known at the call. */
export type Step = "fixed" | "next" | "stride";

export type Loop = (
  data: readonly (TypedArray | number)[],
  geometry: readonly number[],
  from: number,
  to: number,
) => void;

/** How a map walks. */
export interface MapShape {
  readonly inputs: readonly InputKind[];
  readonly out: Dtype;
  /** The number of nested loops, 1 or more. */
  readonly loops: number;
  /** For each operand; "fixed" for a number. */
  readonly steps: readonly Step[];
  /** Whether the two innermost loops go tile by tile. */
  readonly tiled: boolean;
  /** Whether there is one loop in which all views go from the start of their arrays to the next element. */
  readonly fromStart: boolean;
}

/** The names by which `explain` calls the ways of walking. */
export type Pattern = "contiguous" | "inner-strided" | "general" | "tiled";

export function patternOf({ loops, steps, tiled }: MapShape): Pattern {
  if (tiled) return "tiled";
  if (loops > 1) return "general";
  return steps.includes("stride") ? "inner-strided" : "contiguous";
}

/** Equal for equal shapes. */
export const mapKey = ({ inputs, out, loops, steps, tiled, fromStart }: MapShape): string =>
  `${inputs}>${out} ${loops}${tiled ? "t" : ""}${fromStart ? "s" : ""} ${steps}`;

/** Turns of the last loop but one, and of the last, that make a tile. */
export const tileRows = 32;
export const tileColumns = 32;

/**
 * How a reduction walks.
 *
 * - `fold`: one output after another, its elements from first to last.
 * - `fold-strips`: the same for a strip of neighbouring outputs at once, where elements of neighbours lie closer
 *   together than elements of one output.
 * - `tree`: one output after another, in the fixed tree of `Reduction`.
 * - `tree-strips`: the same for a strip of outputs at once.
 */
export type ReduceForm = "fold" | "fold-strips" | "tree" | "tree-strips";

/**
 * The loop of a reduction. Its geometry holds, for K operands (the output last), K offsets; then extents and K × L
 * strides of the loops over outputs; then the same of the loops over reduced elements. `data[K]` is `init`.
 */
export interface ReduceShape {
  readonly inputs: readonly InputKind[];
  readonly out: Dtype;
  readonly form: ReduceForm;
  readonly outputLoops: number;
  readonly reducedLoops: number;
  /** For each operand, with the innermost loop of all: over outputs in strips, else over reduced elements. */
  readonly steps: readonly Step[];
}

/** Equal for equal shapes. */
export const reduceKey = ({ inputs, out, form, outputLoops, reducedLoops, steps }: ReduceShape): string =>
  `${form} ${inputs}>${out} ${outputLoops},${reducedLoops} ${steps}`;
