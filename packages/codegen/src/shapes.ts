/**
 * What a loop is specialised for, besides its kernel: plain data, the same for every target. A loop is
 * generated once for each shape and then given, at each call, arrays and a geometry:
 *
 * - `data[k]` is the array of operand k (inputs in order, the output last), or the number that stands there;
 * - `geometry` holds, for K operands and L loops, K offsets, L extents and K × L strides (`K + L + k * L +
 *   loop`), all in elements; a number's entries are 0 and not read.
 *
 * Loops take a range of turns of the outermost loop, `[from, to)`, so that work can be divided.
 */
import type { Dtype, TypedArray } from "@lockstep/core";

/** An input: the dtype of a view's elements, or a number for all elements. */
export type InputKind = Dtype | "number";

/**
 * How a view moves with the innermost loop: not at all, to the next element, or by a stride known at the
 * call.
 */
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

/** Equal for equal shapes, and for them alone; a number where it can be, as keys are made at every call. */
export function mapKey({ inputs, out, loops, steps, tiled, fromStart }: MapShape): number | string {
  const walk = loops * 4 + (tiled ? 2 : 0) + (fromStart ? 1 : 0);
  return operandsKey(walk, inputs, out, steps);
}

/** Turns of the last loop but one, and of the last, that make a tile. */
export const tileRows = 32;
export const tileColumns = 32;

/**
 * How a reduction walks.
 *
 * - `fold`: one output after another, its elements from first to last.
 * - `fold-strips`: the same for a strip of neighbouring outputs at once, where elements of neighbours lie
 *   closer together than elements of one output.
 * - `tree`: one output after another, in the fixed tree of `Reduction`.
 * - `tree-strips`: the same for a strip of outputs at once.
 */
export type ReduceForm = "fold" | "fold-strips" | "tree" | "tree-strips";

/**
 * The loop of a reduction. Its geometry holds, for K operands (the output last), K offsets; then extents and
 * K × L strides of the loops over outputs; then the same of the loops over reduced elements. `data[K]` is
 * `init`.
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

const forms: readonly ReduceForm[] = ["fold", "fold-strips", "tree", "tree-strips"];

/** Equal for equal shapes, and for them alone. */
export function reduceKey({
  inputs,
  out,
  form,
  outputLoops,
  reducedLoops,
  steps,
}: ReduceShape): number | string {
  if (reducedLoops >= maxLoops) return `${form} ${inputs}>${out} ${outputLoops},${reducedLoops} ${steps}`;
  const walk = (outputLoops * maxLoops + reducedLoops) * forms.length + forms.indexOf(form);
  return operandsKey(walk, inputs, out, steps);
}

const maxLoops = 64;
const kindCodes: Readonly<Record<InputKind, number>> = {
  bool: 0,
  uint8: 1,
  int32: 2,
  float32: 3,
  float64: 4,
  number: 5,
};
const stepCodes: Readonly<Record<Step, number>> = { fixed: 0, next: 1, stride: 2 };
const operandCodes = 18;
/** With more operands than this a number would no longer be exact. */
const mostCoded = 8;

function operandsKey(
  walk: number,
  inputs: readonly InputKind[],
  out: Dtype,
  steps: readonly Step[],
): number | string {
  if (inputs.length >= mostCoded) return `${walk} ${inputs}>${out} ${steps}`;
  let key = walk;
  for (let operand = 0; operand < steps.length; operand++) {
    const kind = operand === inputs.length ? out : inputs[operand]!;
    key = key * operandCodes + kindCodes[kind] * 3 + stepCodes[steps[operand]!];
  }
  return key;
}
