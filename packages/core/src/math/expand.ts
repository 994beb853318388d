/**
 * Puts our own functions in the place of a kernel's library calls, so that every engine that runs the result gives
 * the same bits (DESIGN.md §4.3). Where those functions come from is the caller's: the CPU family's are
 * `expandLibrary`'s, and a backend that computes otherwise brings its own.
 */
import { constant } from "../kernel/build.js";
import { type Evaluate, evaluator } from "../kernel/evaluate.js";
import { finishKernel, mapExpressions } from "../kernel/finish.js";
import { isLibraryFunction } from "../kernel/functions.js";
import { inlineCalls } from "../kernel/inline.js";
import type { Expression, Kernel, KernelFunction } from "../kernel/tree.js";
import { eachNode, rebuild } from "../kernel/walk.js";
import { isRare, type LibraryCall, made, numberOf } from "./library-functions.js";

/**
 * A function that gives the kernel without library calls: itself where it has none.
 *
 * `made`: all functions that were asked for, and those that they call, by their numbers: callees before their callers.
 * `isRare`: whether a function stays a call, because only rare arguments need it.
 * `numberOf`: the number of the function for calls of this type, which is in `made` from then on.
 * `mark`: what tells the hashes of these kernels from those that others expand.
 */
export function expander(
  made: readonly KernelFunction[],
  isRare: (number: number) => boolean,
  numberOf: (call: LibraryCall) => number,
  mark: string,
): (kernel: Kernel) => Kernel {
  const expanded = new WeakMap<Kernel, Kernel>();
  const finished: KernelFunction[] = [];

  /** A function with its calls inlined, but for the rare ones. It has hardly a common subexpression: it is written by hand. */
  const finishedFunction = (number: number): KernelFunction => {
    finished[number] ??= { ...made[number]!, ...inlineCalls(made[number]!, made, { keep: isRare }) };
    return finished[number];
  };

  /** A function as one of JavaScript, on values of its type. */
  const evaluate = (number: number): Evaluate => {
    const fn = made[number]!;
    const unfinished = { ...fn, functions: made, type: fn.result, dtype: fn.result };
    return evaluator(finishKernel(unfinished, { keep: isRare, finished: finishedFunction, hash: "" }));
  };

  const expand = (kernel: Kernel): Kernel => {
    // Callees come before their callers, so the library's functions stand first and the kernel's own move up.
    const base = made.length;
    const replace = (node: Expression): Expression => {
      const inner = rebuild(node, replace);
      // A choice whose test is constant becomes the side that it chooses, in which calls are replaced already.
      if (inner.kind !== node.kind) return inner;
      if (inner.kind === "invoke") return { ...inner, callee: inner.callee + base };
      if (!isLibraryCall(inner)) return inner;
      const { type, args } = inner;
      const callee = numberOf(inner);
      return args.every((arg) => arg.kind === "constant")
        ? constant(type, evaluate(callee)(...args.map((arg) => arg.value)))
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
        hash: kernel.hash + mark,
      },
    );
  };

  return (kernel) => {
    let result = expanded.get(kernel);
    if (!result) {
      let calls = 0;
      // All are made before any is placed: that moves the kernel's own functions up.
      const make = (node: Expression): void => {
        if (isLibraryCall(node)) {
          numberOf(node);
          calls++;
        }
      };
      for (const fn of kernel.functions) eachNode(fn.body, make);
      eachNode(kernel.body, make);
      result = calls > 0 ? expand(kernel) : kernel;
      expanded.set(kernel, result);
    }
    return result;
  };
}

const isLibraryCall = (node: Expression): node is LibraryCall =>
  node.kind === "call" && isLibraryFunction(node.fn);

/** The kernel with the functions of the CPU family; itself where it has no library calls. */
export const expandLibrary = /* @__PURE__ */ expander(made, isRare, numberOf, "x");
