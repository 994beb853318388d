/**
 * Loops around a body, and the places in each view's storage as they go. Outer loops multiply, which costs
 * little out there; the innermost adds, and leaves out what its steps say is not needed.
 */
import type { Step } from "../shapes.js";
import type { SourceWriter } from "./source-writer.js";

/** A view on its way through the loops. */
export interface Pointer {
  readonly operand: number;
  /** The text of its place at this depth. */
  readonly at: string;
}

/** The turns of a loop: `for (let index = from; index < to; index++)`. */
export interface Range {
  readonly index: string;
  readonly from: string;
  readonly to: string;
}

const forHead = ({ index, from, to }: Range): string =>
  `for (let ${index} = ${from}; ${index} < ${to}; ${index}++)`;

/** The place of a view that begins where its array does; only for such as step to the next element. */
export const origin = "";

/** `at + index × stride`, in int32: a plain product would make −0 of 0 × −1, and doubles of everything. */
export function advance(at: string, index: string, stride: string): string {
  if (index === "0") return at;
  return `${at} + Math.imul(${index}, ${stride})`;
}

/** A loop that is not the innermost. */
export function writeOuterLoop(
  writer: SourceWriter,
  range: Range,
  pointers: readonly Pointer[],
  strideOf: (operand: number) => string,
  body: (pointers: readonly Pointer[]) => void,
): void {
  writer.block(forHead(range), () => {
    const inside = pointers.map(({ operand, at }) => {
      const name = `p${operand}_${range.index}`;
      writer.line(`const ${name} = ${advance(at, range.index, strideOf(operand))};`);
      return { operand, at: name };
    });
    body(inside);
  });
}

export interface InnerLoop {
  readonly range: Range;
  readonly pointers: readonly Pointer[];
  readonly stepOf: (operand: number) => Step;
  readonly strideOf: (operand: number) => string;
  /** Whether the body is so light that several turns are written one after another. */
  readonly light: boolean;
  /**
   * Writes one turn, given its pointers and the text of its index. The body must not jump past its own end.
   */
  readonly body: (pointers: readonly Pointer[], index: string) => void;
}

/**
 * V8 looks up each array anew in every turn; turns written together share that, and the test for interrupts.
 */
const turnsTogether = 8;

/** The innermost loop. */
export function writeInnerLoop(writer: SourceWriter, loop: InnerLoop): void {
  const { range, pointers, stepOf, strideOf, light } = loop;
  const { index, from, to } = range;
  const moving = pointers.filter(({ operand }) => stepOf(operand) === "stride");
  const turn = (at: string) => {
    loop.body(atIndex(loop, at), at);
    for (const { operand } of moving) writer.line(`q${operand} = (q${operand} + ${strideOf(operand)}) | 0;`);
  };
  for (const { operand, at } of moving) {
    writer.line(`let q${operand} = ${advance(at, from, strideOf(operand))};`);
  }
  if (!light) {
    writer.block(forHead(range), () => turn(index));
    return;
  }
  writer.line(`let ${index} = ${from};`);
  writer.line(`const last${index} = ${to} - ${turnsTogether};`);
  writer.block(`for (; ${index} <= last${index}; ${index} += ${turnsTogether})`, () => {
    for (let k = 0; k < turnsTogether; k++) writer.scope(() => turn(k === 0 ? index : `${index} + ${k}`));
  });
  writer.block(`for (; ${index} < ${to}; ${index}++)`, () => turn(index));
}

/** The pointers in the turn of an index. */
function atIndex({ pointers, stepOf }: InnerLoop, index: string): Pointer[] {
  return pointers.map(({ operand, at }) => {
    const step = stepOf(operand);
    if (step === "stride") return { operand, at: `q${operand}` };
    if (step === "fixed") return { operand, at };
    return { operand, at: at === origin ? index : `${at} + ${index}` };
  });
}
