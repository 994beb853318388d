/**
 * A kernel's tree as the program of a shading language: one text with everything that it calls, whose last function
 * takes the arguments and gives the result. GPU.js hands it on as a native function.
 */
import type { KernelFunction, Local, Statement } from "@lockstep/core";
import { ExpressionWriter } from "./expressions.js";
import type { Language, NamedValue, ShaderType } from "./language.js";
import { Prelude } from "./prelude.js";
import { StatementWriter } from "./statements.js";
import { Tables } from "./tables.js";

/** A function that no tree says: lines of the language, given the name that it is to have. */
export type OwnFunction = (name: string) => readonly string[];

/** What is called by `invoke`: each calls those before it alone, and those of our own call none. */
export interface Program extends Body {
  readonly functions: readonly (KernelFunction | OwnFunction)[];
}

/** What a function is made of. Its parameters are its first locals. */
interface Body {
  readonly arity: number;
  readonly locals: readonly Local[];
  readonly result: ShaderType;
  readonly body: readonly Statement[];
}

/** `name`: of the last function; those before it begin with it too. What is of float64 cannot be written. */
export function writeProgram(language: Language, program: Program, name: string): string {
  const prelude = new Prelude(language, (helper) => `${name}H${helper}`);
  const tables = new Tables(language, name);
  const own: string[] = [];
  const functions: string[] = [];
  const write = (called: string, fn: Body): void => {
    functions.push(...writeFunction(language, prelude, called, fn, (callee) => `${name}F${callee}`, tables));
  };
  program.functions.forEach((fn, at) => {
    if (typeof fn === "function") own.push(...fn(`${name}F${at}`));
    else write(`${name}F${at}`, { ...fn, result: fn.result as ShaderType });
  });
  write(name, program);
  return [...prelude.lines, ...tables.lines, ...own, ...functions].join("\n");
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
    table: (table, type) => tables.nameOf(table, type),
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
