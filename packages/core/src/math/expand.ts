/**
 * Puts our own functions in the place of a kernel's library calls, so that every engine that runs the result gives
 * the same bits (DESIGN.md §4.3).
 */
import { constant } from "../kernel/build.js";
import { finishKernel, mapExpressions } from "../kernel/finish.js";
import { isLibraryFunction, type LibraryFunction } from "../kernel/functions.js";
import type { Call, Expression, Kernel } from "../kernel/tree.js";
import { eachNode, rebuild } from "../kernel/walk.js";
import type { FloatType } from "./analyse.js";
import { evaluateLibrary, finishedFunction, isRare, libraryFunction, made } from "./library-functions.js";
import { numberOf } from "./library-text.js";

const expanded = new WeakMap<Kernel, Kernel>();

/** The kernel without library calls; itself where it has none. */
export function expandLibrary(kernel: Kernel): Kernel {
  let result = expanded.get(kernel);
  if (!result) {
    const called = new Set<number>();
    const collect = (node: Expression): void => {
      if (isLibraryCall(node)) called.add(numberOfCall(node));
    };
    for (const fn of kernel.functions) eachNode(fn.body, collect);
    eachNode(kernel.body, collect);
    result = called.size > 0 ? expand(kernel, called) : kernel;
    expanded.set(kernel, result);
  }
  return result;
}

const isLibraryCall = (node: Expression): node is Call => node.kind === "call" && isLibraryFunction(node.fn);
const numberOfCall = ({ fn, type }: Call): number => numberOf(fn as LibraryFunction, type as FloatType);

/** `called`: the numbers of the functions that it calls itself. */
function expand(kernel: Kernel, called: ReadonlySet<number>): Kernel {
  for (const number of called) libraryFunction(number);
  // Callees come before their callers, so the library's functions stand first and the kernel's own move up.
  const base = made.length;
  const replace = (node: Expression): Expression => {
    const inner = rebuild(node, replace);
    // A choice whose test is constant becomes the side that it chooses, in which calls are replaced already.
    if (inner.kind !== node.kind) return inner;
    if (inner.kind === "invoke") return { ...inner, callee: inner.callee + base };
    if (!isLibraryCall(inner)) return inner;
    const { type, args } = inner;
    const callee = numberOfCall(inner);
    return args.every((arg) => arg.kind === "constant")
      ? constant(type, evaluateLibrary(callee)(...args.map((arg) => arg.value)))
      : { kind: "invoke", type, callee, args };
  };
  const own = kernel.functions.map((fn) => ({ ...fn, body: mapExpressions(fn.body, replace) }));
  return finishKernel(
    {
      ...kernel,
      arity: kernel.parameters.length,
      body: mapExpressions(kernel.body, replace),
      functions: [...made, ...own],
    },
    {
      // What the kernel kept as a call was too large before, and is larger now.
      keep: (callee) => callee >= base || isRare(callee),
      finished: (callee) => (callee < base ? finishedFunction(callee) : undefined),
      // Equal kernels are expanded equally.
      hash: `${kernel.hash}x`,
    },
  );
}
