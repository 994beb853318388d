/**
 * Puts our own functions in the place of a kernel's library calls, so that every engine that runs the result gives
 * the same bits (DESIGN.md §4.3).
 */
import { constant } from "../kernel/build.js";
import { type Evaluate, evaluator } from "../kernel/evaluate.js";
import { finishKernel, mapExpressions } from "../kernel/finish.js";
import { isLibraryFunction, type LibraryFunction } from "../kernel/functions.js";
import { parseScopeFunction } from "../kernel/parsed-function.js";
import { Program } from "../kernel/program.js";
import { scoped } from "../kernel/scoped.js";
import type { Expression, Kernel, KernelFunction, Statement } from "../kernel/tree.js";
import { eachExpression, rebuild, someExpression } from "../kernel/walk.js";
import { library } from "./library.js";

/** A library function, compiled: itself last, before it the functions that it calls for rare arguments. */
interface Compiled {
  readonly functions: readonly KernelFunction[];
  readonly evaluate: Evaluate;
}

type FloatType = "float32" | "float64";

const compiled = new Map<string, Compiled>();
const expanded = new WeakMap<Kernel, Kernel>();

const isLibraryCall = (node: Expression): node is Extract<Expression, { kind: "call" }> =>
  node.kind === "call" && isLibraryFunction(node.fn);

/** The kernel without library calls; itself where it has none. */
export function expandLibrary(kernel: Kernel): Kernel {
  let result = expanded.get(kernel);
  if (!result) {
    result =
      callsLibrary(kernel.body) || kernel.functions.some((fn) => callsLibrary(fn.body))
        ? expand(kernel)
        : kernel;
    expanded.set(kernel, result);
  }
  return result;
}

function callsLibrary(body: readonly Statement[]): boolean {
  let found = false;
  eachExpression(body, (node) => {
    found ||= someExpression(node, isLibraryCall);
  });
  return found;
}

function expand(kernel: Kernel): Kernel {
  const library = new Placed();
  collectCalls(kernel, library);
  // Callees come before their callers, so the library's functions stand first and the kernel's own move up.
  const base = library.functions.length;
  const replace = (node: Expression): Expression => {
    const inner = rebuild(node, replace);
    // A choice whose test is constant becomes the side that it chooses, in which calls are replaced already.
    if (inner.kind !== node.kind) return inner;
    if (inner.kind === "invoke") return { ...inner, callee: inner.callee + base };
    if (!isLibraryCall(inner)) return inner;
    const { definition, place } = library.place(inner.fn as LibraryFunction, inner.type as FloatType);
    const values = inner.args.map((arg) => (arg.kind === "constant" ? arg.value : Number.NaN));
    if (inner.args.every((arg) => arg.kind === "constant"))
      return constant(inner.type, definition.evaluate(...values));
    return { kind: "invoke", type: inner.type, callee: place, args: inner.args };
  };
  const own = kernel.functions.map((fn) => ({ ...fn, body: mapExpressions(fn.body, replace) }));
  return finishKernel(
    {
      name: kernel.name,
      arity: kernel.parameters.length,
      locals: kernel.locals,
      body: mapExpressions(kernel.body, replace),
      functions: [...library.functions, ...own],
      type: kernel.type,
      dtype: kernel.dtype,
    },
    // What the kernel kept as a call was too large before, and is larger now.
    { keep: (callee) => callee >= base || library.rare.has(callee) },
  );
}

function collectCalls(kernel: Kernel, library: Placed): void {
  const collect = (node: Expression): void => {
    someExpression(node, (part) => {
      if (isLibraryCall(part)) library.place(part.fn as LibraryFunction, part.type as FloatType);
      return false;
    });
  };
  for (const { body } of [...kernel.functions, kernel]) eachExpression(body, collect);
}

/** The library functions that one kernel calls, in one list. */
class Placed {
  readonly functions: KernelFunction[] = [];
  /** Those that stay calls. */
  readonly rare = new Set<number>();
  private readonly places = new Map<Compiled, number>();

  place(fn: LibraryFunction, type: FloatType): { definition: Compiled; place: number } {
    const definition = compileLibraryFunction(fn, type);
    let place = this.places.get(definition);
    if (place === undefined) {
      const base = this.functions.length;
      const shift = (node: Expression): Expression => {
        const inner = rebuild(node, shift);
        const own = inner.kind === "invoke" && node.kind === "invoke";
        return own ? { ...inner, callee: inner.callee + base } : inner;
      };
      for (const callee of definition.functions) {
        this.rare.add(this.functions.length);
        this.functions.push({ ...callee, body: mapExpressions(callee.body, shift) });
      }
      place = this.functions.length - 1;
      this.rare.delete(place);
      this.places.set(definition, place);
    }
    return { definition, place };
  }
}

function compileLibraryFunction(fn: LibraryFunction, type: FloatType): Compiled {
  const key = `${fn} ${type}`;
  let result = compiled.get(key);
  if (!result) {
    result = compile(fn, type);
    compiled.set(key, result);
  }
  return result;
}

function compile(fn: LibraryFunction, type: FloatType): Compiled {
  const definition = library[fn]![type];
  const rare = new Set<unknown>(definition.rare ?? []);
  const bound = scoped(definition.fn as never, definition.scope);
  const parsed = parseScopeFunction(bound, "the library");
  const parameters = parsed.names.parameters.map(() => type);
  const program = new Program({ number: type, float: type }, "the library");
  const main = program.lowerMain(parsed, parameters);
  const keep = (callee: number): boolean => rare.has(program.origins[callee]);
  const kernel = finishKernel(
    {
      name: fn,
      arity: parameters.length,
      ...main,
      functions: program.functions,
      type: main.result,
      dtype: type,
    },
    { keep },
  );
  const { locals, body } = kernel;
  const self: KernelFunction = { name: fn, arity: parameters.length, locals, result: type, body };
  return { functions: [...kernel.functions, self], evaluate: evaluator(kernel) };
}
