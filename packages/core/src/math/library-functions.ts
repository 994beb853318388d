/** The library's functions as trees, each made from its text when a kernel first calls it. */
import { decode } from "../kernel/decode.js";
import { type Evaluate, evaluator } from "../kernel/evaluate.js";
import { finishKernel } from "../kernel/finish.js";
import { inlineCalls } from "../kernel/inline.js";
import type { KernelFunction } from "../kernel/tree.js";
import { texts } from "./library-text.js";
import { tableAt } from "./tables.js";

/** By their numbers, which is also how they call each other; only what was asked for is there. */
export const made: KernelFunction[] = [];

const finished: KernelFunction[] = [];

/** Whether a function stays a call, because only rare arguments need it. */
export const isRare = (number: number): boolean => texts[number]!.startsWith("!");

/** The function of a number as it was written; after that it and all that it calls are in `made`. */
export function libraryFunction(number: number): KernelFunction {
  let fn = made[number];
  if (!fn) {
    const [, name, text] = /^!?(\S*) (.*)$/s.exec(texts[number]!)!;
    fn = decode(name!, text!, { callee: libraryFunction, table: tableAt });
    made[number] = fn;
  }
  return fn;
}

/** The same with its calls inlined, but for the rare ones. It has hardly a common subexpression: it is written by hand. */
export function finishedFunction(number: number): KernelFunction {
  finished[number] ??= { ...made[number]!, ...inlineCalls(made[number]!, made, { keep: isRare }) };
  return finished[number];
}

/** The function of a number as one of JavaScript, on values of its type. */
export function evaluateLibrary(number: number): Evaluate {
  const fn = libraryFunction(number);
  const unfinished = { ...fn, functions: made, type: fn.result, dtype: fn.result };
  return evaluator(finishKernel(unfinished, { keep: isRare, finished: finishedFunction, hash: "" }));
}
