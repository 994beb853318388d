/**
 * A kernel as the program of a shading language: one text with everything that it calls, whose last function takes the
 * kernel's arguments and gives its result. GPU.js hands it on as a native function.
 */
import type { Kernel, KernelFunction, Local, Statement } from "@lockstep/core";
import { ExpressionWriter } from "./expressions.js";
import type { Language, NamedValue, ShaderType } from "./language.js";
import { Prelude } from "./prelude.js";
import { StatementWriter } from "./statements.js";
import { Tables } from "./tables.js";

/** What a function of a kernel is made of. */
interface Body {
  readonly arity: number;
  readonly locals: readonly Local[];
  readonly result: ShaderType;
  readonly body: readonly Statement[];
}

/** `name`: of the last function; those before it begin with it too. A kernel of float64 cannot be written. */
export function writeProgram(language: Language, kernel: Kernel, name: string): string {
  const prelude = new Prelude(language, (helper) => `${name}H${helper}`);
  const tables = new Tables(language, name);
  const functions: string[] = [];
  const write = (own: string, fn: Body): void => {
    functions.push(...writeFunction(language, prelude, own, fn, (callee) => `${name}F${callee}`, tables));
  };
  kernel.functions.forEach((fn: KernelFunction, at) => {
    write(`${name}F${at}`, { ...fn, result: fn.result as ShaderType });
  });
  write(name, {
    arity: kernel.parameters.length,
    locals: kernel.locals,
    result: kernel.type as ShaderType,
    body: kernel.body,
  });
  return [...prelude.lines, ...tables.lines, ...functions].join("\n");
}

function writeFunction(
  language: Language,
  prelude: Prelude,
  name: string,
  { arity, locals, result, body }: Body,
  callee: (index: number) => string,
  tables: Tables,
): string[] {
  const typed = (prefix: string, at: number): NamedValue => ({
    name: `${prefix}${at}`,
    type: locals[at]!.type as ShaderType,
  });
  const expressions: ExpressionWriter = new ExpressionWriter(language, prelude, {
    local: (index) => `v${index}`,
    callee: (index) => language.called(callee(index)),
    table: (table, type) => tables.nameOf(table, type, expressions.value),
  });
  const statements = new StatementWriter(language, {
    value: expressions.value,
    local: (index) => `v${index}`,
  });
  statements.write(body);
  const parameters = Array.from({ length: arity }, (_, at) => typed("p", at));
  return language.fn(name, parameters, result, [
    ...locals.map((_, at) => language.variable(typed("v", at))),
    ...statements.flags.map((flag) => language.variable({ name: flag, type: "bool" })),
    ...parameters.map((_, at) => `v${at} = p${at};`),
    ...statements.lines,
    // Every path has returned before; where the last statement is none, a compiler does not see that.
    ...(body.at(-1)?.kind === "return" ? [] : [`return ${language.zeros[result]};`]),
  ]);
}
