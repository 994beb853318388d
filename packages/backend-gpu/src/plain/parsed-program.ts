/**
 * A gather as a kernel for GPU.js's mode webasm, which parses JavaScript and makes WebAssembly of it.
 *
 * A `let` of an integer becomes a float there. A parameter that is declared an Integer stays one, and every element has
 * its own copy of a parameter that is assigned to: so all locals are parameters, given nothing.
 *
 * Arrays can be read in the kernel alone, not in functions. GPU.js computes four elements at once in the kernel: both
 * sides of an `if`, and calls once for each element, wanted or not. A function with a loop might not end for values that
 * it is never meant to see, so its first parameter tells whether its result is wanted.
 */
import {
  type Expression,
  eachExpression,
  type Invoke,
  type KernelFunction,
  LockstepError,
  type Statement,
  someExpression,
  someStatement,
} from "@lockstep/core";
import { type Gather, type GatherFunction, valueTypeOf } from "../gather/gather.js";
import { ParsedExpressions, type Surroundings } from "./parsed-expressions.js";
import { Helpers } from "./parsed-helpers.js";
import { Locals, type Parameter, typeOf } from "./parsed-locals.js";
import { ParsedStatements, type Written } from "./parsed-statements.js";
import {
  isKernelFunction,
  type PlainArgument,
  type PlainFunction,
  type PlainProgram,
} from "./plain-program.js";
import { assigned, scalarAsFloat, scalarParameters, scalarsOf } from "./scalars.js";

export function parsedProgram(gather: Gather): PlainProgram {
  return new ProgramWriter(gather).program();
}

class ProgramWriter {
  readonly #helpers = new Helpers();
  readonly #constants = new Map<string, number>();
  readonly #guarded: readonly boolean[];

  constructor(readonly gather: Gather) {
    const guarded: boolean[] = [];
    for (const fn of gather.functions) guarded.push(isKernelFunction(fn) && mayNotEnd(fn, guarded));
    this.#guarded = guarded;
  }

  program(): PlainProgram {
    const { gather } = this;
    const scalars = scalarsOf(gather, "webasm");
    const functions = gather.functions.flatMap((fn, at) =>
      isKernelFunction(fn) ? [this.#function(fn, at)] : [],
    );
    const locals = new Locals(gather.locals, "kernel", gather.scalars + 1);
    const moves = assigned(gather.body, 0);
    const local = (index: number): string => {
      if (index > 0) return index > gather.scalars ? locals.name(index) : `s${index}`;
      return moves ? "index" : "this.thread.x";
    };
    const lines = this.#body(gather.body, locals, {
      local,
      inKernel: true,
      held: () => locals.named("result", valueTypeOf(gather.out)),
      result: (value) => resultLines(gather, locals, value),
    });
    const given: [string, PlainArgument][] = [
      ...gather.inputs.flatMap((dtype, input): [string, PlainArgument][] =>
        dtype === "int32"
          ? [
              [`high${input}`, { kind: "high", input }],
              [`low${input}`, { kind: "low", input }],
            ]
          : [[`a${input}`, { kind: "floats", input }]],
      ),
      ...scalarParameters(scalars),
      ...(moves ? [["index", { kind: "none", type: "Integer" }] as [string, PlainArgument]] : []),
      ...locals.all.map(({ name, type }): [string, PlainArgument] => [name, { kind: "none", type }]),
    ];
    return {
      source: [
        `function (${given.map(([name]) => name).join(", ")}) {`,
        ...(moves ? ["index = this.thread.x;"] : []),
        ...lines,
        "}",
      ].join("\n"),
      arguments: given.map(([, argument]) => argument),
      functions: [...this.#helpers.functions, ...functions],
      natives: [],
      constants: Object.fromEntries([...this.#constants].map(([, value], at) => [`c${at}`, value])),
      rows: gather.out === "int32" ? 2 : 1,
    };
  }

  #function(fn: KernelFunction, at: number): PlainFunction {
    const locals = new Locals(fn.locals, `function ${at}`, 0);
    const lines = this.#body(fn.body, locals, {
      local: (index) => locals.name(index),
      inKernel: false,
      held: () => undefined,
      result: (value) => [`return ${value};`],
    });
    const guard = this.#guarded[at];
    const parameters: Parameter[] = [
      ...(guard ? [{ name: "live", type: "Boolean" } as const] : []),
      ...locals.all,
    ];
    this.#spare[at] = locals.all.slice(fn.arity);
    return {
      name: `fn${at}`,
      source: [
        `function fn${at}(${parameters.map(({ name }) => name).join(", ")}) {`,
        ...(guard ? [`if (!live) { return ${fn.result === "bool" ? "false" : "0"}; }`] : []),
        ...lines,
        "}",
      ].join("\n"),
      argumentTypes: parameters.map(({ type }) => type),
      returnType: typeOf(fn.result),
    };
  }

  /** Of each function that was written: the parameters that are its locals. */
  readonly #spare: (readonly Parameter[])[] = [];

  /** In a function, which runs for one element, every call is wanted. */
  #body(
    body: readonly Statement[],
    locals: Locals,
    own: Pick<Written, "local" | "result" | "held"> & { readonly inKernel: boolean },
  ): readonly string[] {
    const isGuarded = (node: Expression): boolean =>
      own.inKernel && someExpression(node, (part) => part.kind === "invoke" && this.#guarded[part.callee]!);
    const around: Surroundings = {
      helpers: this.#helpers,
      local: own.local,
      constant: (value) => this.#constant(value),
      scalar: (node) => {
        const scalar = own.inKernel ? scalarAsFloat(node, this.gather) : undefined;
        return scalar === undefined ? undefined : `f${scalar}`;
      },
      invoke: (node, args, live) => this.#invoke(node, args, live, own.inKernel),
      isGuarded,
      live: own.inKernel ? "live" : "true",
    };
    const expressions = new ParsedExpressions(around);
    const statements = new ParsedStatements({
      value: expressions.value,
      local: own.local,
      held: own.held,
      result: own.result,
      flag: () => locals.fresh("left", "bool"),
      guarded: (node) =>
        isGuarded(node)
          ? { live: locals.named("live", "bool"), held: locals.named(`held${typeOf(node.type)}`, node.type) }
          : undefined,
    });
    statements.writeBody(body);
    return statements.lines;
  }

  #invoke({ callee }: Invoke, args: readonly string[], live: () => string, inKernel: boolean): string {
    const fn: GatherFunction = this.gather.functions[callee]!;
    if (isKernelFunction(fn)) {
      const locals = this.#spare[callee]!.map(({ type }) => (type === "Boolean" ? "false" : "0"));
      return `fn${callee}(${[...(this.#guarded[callee] ? [live()] : []), ...args, ...locals].join(", ")})`;
    }
    if (fn.kind === "quotient") return this.#helpers.call("quotient", ...args);
    if (!inKernel) {
      throw new LockstepError("KERNEL_UNSUPPORTED", {
        cause: `A function of ${this.gather.name} reads an array, which GPU.js does not have in its mode webasm`,
        mend: "Run it on another engine: webgpu or webgl2",
      });
    }
    const [index] = args;
    switch (this.gather.inputs[fn.input]!) {
      case "int32":
        return `(((high${fn.input}[${index}] | 0) << 16) | (low${fn.input}[${index}] | 0))`;
      case "uint8":
        return `(a${fn.input}[${index}] | 0)`;
      case "bool":
        return `(a${fn.input}[${index}] > 0)`;
      default:
        return `a${fn.input}[${index}]`;
    }
  }

  #constant(value: number): string {
    const key = Object.is(value, -0) ? "-0" : `${value}`;
    this.#constants.set(key, value);
    return `this.constants.c${[...this.#constants.keys()].indexOf(key)}`;
  }
}

/** How the kernel returns a value: what it gives to GPU.js is a float. */
function resultLines({ out }: Gather, locals: Locals, value: string): readonly string[] {
  if (out === "float32") return [`return ${value};`];
  if (out === "bool") return [`return Math.fround(${value} | 0);`];
  if (out === "uint8") return [`return Math.fround(${value});`];
  const result = locals.named("result", "int32");
  const half = `return Math.fround(this.thread.y < 1 ? (${result} >> 16) : (${result} & 65535));`;
  return value === result ? [half] : [`${result} = ${value};`, half];
}

/** Whether a function has loops, in itself or in what it calls. */
function mayNotEnd({ body }: KernelFunction, known: readonly boolean[]): boolean {
  if (body.some((statement) => someStatement(statement, ({ kind }) => kind === "loop"))) return true;
  let found = false;
  eachExpression(body, (node) => {
    found ||= someExpression(node, (part) => part.kind === "invoke" && known[part.callee] === true);
  });
  return found;
}
