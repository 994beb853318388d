/** Turns what runs kernels into the functions that people call: arguments first, options last. */
import type { Tensor } from "../tensor/tensor.js";
import type { Elementwise } from "./elementwise.js";
import { type AnyOperation, asOperation } from "./operation.js";
import type { Reducer } from "./reduction.js";

/** `(x, …, options?) => Tensor`, with functions of their own for one and two arguments: no array is made for those. */
export function callElementwise(run: Elementwise): AnyOperation {
  const { name, arity } = run;
  const explain = (args: readonly unknown[]) => run.explain(...split(args, arity));
  if (arity === 1)
    return asOperation(name, (x: unknown, options?: unknown): Tensor => run.run1(x, options), explain);
  if (arity === 2) {
    const call = (x: unknown, y: unknown, options?: unknown): Tensor => run.run2(x, y, options);
    return asOperation(name, call, explain);
  }
  return asOperation(name, (...args: unknown[]): Tensor => run.run(...split(args, arity)), explain);
}

export function callReducer(run: Reducer): AnyOperation {
  const { name, arity } = run;
  const explain = (args: readonly unknown[]) => run.explain(...split(args, arity));
  return asOperation(name, (...args: unknown[]): Tensor => run.run(...split(args, arity)), explain);
}

/** The first `arity` arguments, and the options after them. */
function split(args: readonly unknown[], arity: number): [args: readonly unknown[], options: unknown] {
  return args.length > arity ? [args.slice(0, arity), args[arity]] : [args, undefined];
}
