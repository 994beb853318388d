/**
 * The head of a loop: arrays, numbers and geometry become constants, so that nothing is looked up on the way.
 */
import type { Kernel } from "@lockstep/core";
import type { InputKind, Step } from "../shapes.js";
import { convert } from "./conversions.js";
import { arrayName, valueName } from "./elements.js";
import { origin, type Pointer } from "./nest.js";
import type { SourceWriter } from "./source-writer.js";
import { atom } from "./text.js";

/** A nest of loops and the names of its extents and strides in generated code. */
export interface NestNames {
  readonly loops: number;
  /** Where its extents begin in the geometry; its strides follow. */
  readonly start: number;
  readonly extent: (loop: number) => string;
  readonly stride: (operand: number, loop: number) => string;
  readonly index: (loop: number) => string;
}

/** The nest of which `letters` name extents, strides and indices. */
export function nestNames(
  loops: number,
  start: number,
  [extent, stride, index]: readonly string[],
): NestNames {
  return {
    loops,
    start,
    extent: (loop) => `${extent}${loop}`,
    stride: (operand, loop) => `${stride}${operand}_${loop}`,
    index: (loop) => `${index}${loop}`,
  };
}

/** The operands that are views: all inputs but the numbers, and the output. */
export function viewsOf(inputs: readonly InputKind[]): number[] {
  const views = inputs.flatMap((kind, operand) => (kind === "number" ? [] : [operand]));
  return [...views, inputs.length];
}

/**
 * Reads the operands; the pointers of the views at their beginnings. `parameters` are those that take the
 * inputs. `fromStart`: all views begin where their arrays do.
 */
export function writeOperands(
  writer: SourceWriter,
  inputs: readonly InputKind[],
  parameters: Kernel["parameters"],
  fromStart = false,
): Pointer[] {
  inputs.forEach((kind, operand) => {
    if (kind !== "number") return;
    const value = convert(atom(`data[${operand}]`), "number", parameters[operand]!.type);
    writer.line(`const ${valueName(operand)} = ${value.text};`);
  });
  return viewsOf(inputs).map((operand) => {
    const offset = fromStart ? "" : `, o${operand} = geometry[${operand}]`;
    writer.line(`const ${arrayName(operand)} = data[${operand}]${offset};`);
    return { operand, at: fromStart ? origin : `o${operand}` };
  });
}

/**
 * Reads a nest's extents (from loop `first` on) and its strides; of the innermost loop only those that
 * `steps` leave open. Without `steps` its innermost loop is an outer one to others.
 */
export function writeNest(
  writer: SourceWriter,
  nest: NestNames,
  operands: readonly number[],
  first: number,
  steps?: readonly Step[],
): void {
  for (let loop = first; loop < nest.loops; loop++) {
    writer.line(`const ${nest.extent(loop)} = geometry[${nest.start + loop}];`);
  }
  for (const operand of operands) {
    for (let loop = 0; loop < nest.loops; loop++) {
      if (steps && loop === nest.loops - 1 && steps[operand] !== "stride") continue;
      const place = nest.start + nest.loops * (1 + operand) + loop;
      writer.line(`const ${nest.stride(operand, loop)} = geometry[${place}];`);
    }
  }
}
