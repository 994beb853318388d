/**
 * The innermost loop with its loads: a kernel's arguments, element by element, what stands still read just
 * once.
 */
import type { Kernel } from "@lockstep/core";
import type { InputKind, Step } from "../shapes.js";
import { element, valueName } from "./elements.js";
import { type Pointer, type Range, writeInnerLoop } from "./nest.js";
import type { SourceWriter } from "./source-writer.js";

export interface ElementLoop {
  readonly range: Range;
  /** Of the views that are read, and of others that go along. */
  readonly pointers: readonly Pointer[];
  readonly inputs: readonly InputKind[];
  /** The parameters that take the inputs, in order. */
  readonly parameters: Kernel["parameters"];
  readonly stepOf: (operand: number) => Step;
  readonly strideOf: (operand: number) => string;
  /** Whether what is done with an element is so light that several turns are written one after another. */
  readonly light: boolean;
}

/** One turn: the texts of the arguments, the places of all pointers by operand, and the index. */
export type ElementBody = (
  args: readonly string[],
  placeOf: (operand: number) => string,
  index: string,
) => void;

/** Writes the loop. */
export function writeElementLoop(writer: SourceWriter, loop: ElementLoop, body: ElementBody): void {
  const { pointers, inputs, parameters, stepOf } = loop;
  const load = ({ operand, at }: Pointer): string =>
    element(operand, at, inputs[operand]!, parameters[operand]!.type);
  const fixed = pointers.filter(({ operand }) => operand < inputs.length && stepOf(operand) === "fixed");
  for (const pointer of fixed) writer.line(`const ${valueName(pointer.operand)} = ${load(pointer)};`);
  writeInnerLoop(writer, {
    ...loop,
    pointers: pointers.filter((pointer) => !fixed.includes(pointer)),
    body: (inside, index) => {
      const byOperand = new Map(inside.map((pointer) => [pointer.operand, pointer]));
      const args = inputs.map((_, operand) => {
        const pointer = byOperand.get(operand);
        return pointer ? load(pointer) : valueName(operand);
      });
      body(args, (operand) => byOperand.get(operand)!.at, index);
    },
  });
}
