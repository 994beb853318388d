/** A kernel's body, written where its arguments are known. */
import type { Expression, Kernel } from "@lockstep/core";
import { declare } from "../declarations.js";
import { ExpressionWriter } from "./expressions.js";
import type { Program } from "./program.js";
import type { SourceWriter } from "./source-writer.js";
import { writeBody } from "./statements.js";

const isName = (text: string): boolean => /^\w+$/.test(text);
const isElement = (text: string): boolean => /^\w+\[[^[\]]*\]$/.test(text);

export interface Inlined {
  /** The value of each parameter, of the parameter's type. Whatever is not a name is read once at most. */
  readonly args: readonly string[];
  /** Sets this body's names apart from those of other kernels written beside it. */
  readonly prefix: string;
  /** Writes what becomes of the result. */
  readonly result: (value: Expression, expressions: ExpressionWriter) => void;
}

/** Writes `kernel` into a loop's body. It ends where the text goes on. */
export function inlineKernel(writer: SourceWriter, program: Program, kernel: Kernel, inlined: Inlined): void {
  const declarations = declare(kernel.body, kernel.parameters.length);
  const aliases = new Map<number, string>();
  const isExpression = kernel.body[0]?.kind === "return";
  inlined.args.forEach((arg, index) => {
    if (declarations.changing.has(index)) return;
    const isReadOnce = isExpression && declarations.mentions.get(index) === 1;
    if (isName(arg) || (isReadOnce && isElement(arg))) aliases.set(index, arg);
  });
  const expressions = new ExpressionWriter(program.names(kernel, inlined.prefix, aliases));
  inlined.args.forEach((arg, index) => {
    if (aliases.has(index) || !declarations.mentions.has(index)) return;
    const keyword = declarations.changing.has(index) ? "let" : "const";
    writer.line(`${keyword} ${expressions.names.local(index)} = ${arg};`);
  });
  writeBody(writer, expressions, kernel.body, declarations, {
    result: (value) => inlined.result(value, expressions),
    leaves: false,
  });
}
