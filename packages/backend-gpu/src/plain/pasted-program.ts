/**
 * A gather as a kernel for GPU.js's mode cpu. What GPU.js makes of JavaScript there computes in doubles and ends loops
 * after 1,000 turns; so the kernel only calls a native function, which GPU.js pastes as it is: JavaScript of our own.
 * It stands where the kernel's arguments are known, as `user_` and their names.
 */
import type { Local, Statement } from "@lockstep/core";
import type { Gather } from "../gather/gather.js";
import { PastedExpressions } from "./pasted-expressions.js";
import { pastedStatements } from "./pasted-statements.js";
import { isKernelFunction, type PlainArgument, type PlainProgram } from "./plain-program.js";
import { scalarAsFloat, scalarParameters, scalarsOf } from "./scalars.js";

export function pastedProgram(gather: Gather): PlainProgram {
  const scalars = scalarsOf(gather, "cpu");
  const given: [string, PlainArgument][] = [
    ...gather.inputs.map((dtype, input): [string, PlainArgument] => [
      `a${input}`,
      { kind: dtype === "int32" ? "integers" : "floats", input },
    ]),
    ...scalarParameters(scalars),
  ];
  const element = pastedFunction(gather, "element", 1, gather, [
    ...[...scalars.ints].map((n) => `v${n} = user_s${n};`),
  ]);
  const functions = gather.functions.flatMap((fn, at) =>
    isKernelFunction(fn) ? [pastedFunction(gather, `fn${at}`, fn.arity, fn, [])] : [],
  );
  const rows = gather.out === "int32" ? 2 : 1;
  const result =
    rows === 2
      ? ["const value = element(index);", "return row < 1 ? value >> 16 : value & 65535;"]
      : ["return +element(index);"];
  return {
    source: [
      `function (${given.map(([name]) => name).join(", ")}) {`,
      "return word(this.thread.x, this.thread.y);",
      "}",
    ].join("\n"),
    arguments: given.map(([, argument]) => argument),
    functions: [],
    natives: [
      {
        name: "word",
        source: ["function word(index, row) {", ...result, "}", ...element, ...functions.flat()].join("\n"),
        argumentTypes: ["Integer", "Integer"],
        returnType: "Number",
      },
    ],
    constants: {},
    rows,
  };
}

/** Its first locals are its parameters; `first`: lines before its own. */
function pastedFunction(
  gather: Gather,
  name: string,
  arity: number,
  { locals, body }: { readonly locals: readonly Local[]; readonly body: readonly Statement[] },
  first: readonly string[],
): string[] {
  const local = (index: number): string => `v${index}`;
  const { value } = new PastedExpressions({
    local,
    scalar: (node) => {
      const scalar = scalarAsFloat(node, gather);
      return scalar === undefined ? undefined : `user_f${scalar}`;
    },
    invoke: ({ callee }, args) => {
      const fn = gather.functions[callee]!;
      if (isKernelFunction(fn)) return `fn${callee}(${args.join(", ")})`;
      if (fn.kind === "quotient") return `(${args[0]} / ${args[1]} | 0)`;
      const read = `user_a${fn.input}[${args[0]}]`;
      return gather.inputs[fn.input] === "bool" ? `(${read} > 0)` : read;
    },
  });
  const names = locals.map((_, at) => local(at));
  return [
    `function ${name}(${names.slice(0, arity).join(", ")}) {`,
    ...(names.length > arity ? [`let ${names.slice(arity).join(", ")};`] : []),
    ...first,
    ...pastedStatements(body, { value, local }),
    "}",
  ];
}
