/**
 * Loops around a body, and the places in each view's storage as they go. Outer loops multiply, which costs little out
 * there; the innermost adds, and leaves out what its steps say is not needed.
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

/** The innermost loop. The body must not jump past its own end. */
export function writeInnerLoop(
  writer: SourceWriter,
  range: Range,
  pointers: readonly Pointer[],
  stepOf: (operand: number) => Step,
  strideOf: (operand: number) => string,
  body: (pointers: readonly Pointer[]) => void,
): void {
  const moving = pointers.filter(({ operand }) => stepOf(operand) === "stride");
  for (const { operand, at } of moving) {
    writer.line(`let q${operand} = ${advance(at, range.from, strideOf(operand))};`);
  }
  writer.block(forHead(range), () => {
    body(
      pointers.map(({ operand, at }) => {
        const step = stepOf(operand);
        return {
          operand,
          at: step === "stride" ? `q${operand}` : step === "next" ? `${at} + ${range.index}` : at,
        };
      }),
    );
    for (const { operand } of moving) writer.line(`q${operand} = (q${operand} + ${strideOf(operand)}) | 0;`);
  });
}
