/** The last passes, from lowered functions to a kernel: inlining, common subexpressions, pruning, the hash. */
import type { Dtype } from "../dtype/dtype.js";
import { shareCommonSubexpressions } from "./common-subexpressions.js";
import { hashKernel } from "./hash.js";
import { type Callable, type InlineOptions, inlineCalls } from "./inline.js";
import type { Expression, Kernel, KernelFunction, Statement, ValueType } from "./tree.js";
import { rebuild } from "./walk.js";

export interface Unfinished extends Callable {
  readonly name: string;
  readonly arity: number;
  readonly functions: readonly KernelFunction[];
  readonly type: ValueType;
  readonly dtype: Dtype;
}

export interface FinishOptions {
  /** Functions that stay calls, by index. */
  readonly keep?: InlineOptions["keep"];
  /** Functions that stay calls and are finished already, by index. */
  readonly finished?: (callee: number) => KernelFunction | undefined;
  /** The kernel's hash, if it is known. */
  readonly hash?: string;
}

/** The kernel of a lowered function; callees come before their callers in `functions`. */
export function finishKernel(unfinished: Unfinished, options: FinishOptions = {}): Kernel {
  const { name, arity, type, dtype } = unfinished;
  const functions: KernelFunction[] = [];
  const places = new Map<number, number>();
  const placeOf = (callee: number): number => {
    let place = places.get(callee);
    if (place === undefined) {
      const fn = unfinished.functions[callee]!;
      const finished = options.finished?.(callee);
      const body = finished && mapExpressions(finished.body, led);
      place = functions.push(finished ? { ...finished, body: body! } : { ...fn, ...finish(fn) }) - 1;
      places.set(callee, place);
    }
    return place;
  };
  const led = (node: Expression): Expression => {
    const inner = rebuild(node, led);
    return inner.kind === "invoke" ? { ...inner, callee: placeOf(inner.callee) } : inner;
  };
  const inlining = { keep: options.keep, placeOf };
  const finish = (callable: Callable): Callable =>
    shareCommonSubexpressions(inlineCalls(callable, unfinished.functions, inlining));
  const { locals, body } = finish(unfinished);
  const kernel = { name, parameters: locals.slice(0, arity), locals, body, functions, type, dtype };
  return { ...kernel, hash: options.hash ?? hashKernel(kernel) };
}

/** The same statements with each of their expressions changed. */
export function mapExpressions(
  body: readonly Statement[],
  change: (node: Expression) => Expression,
): Statement[] {
  return body.map((statement): Statement => {
    const again = (inner: readonly Statement[]) => mapExpressions(inner, change);
    switch (statement.kind) {
      case "assign":
      case "return":
        return { ...statement, value: change(statement.value) };
      case "if":
        return {
          ...statement,
          test: change(statement.test),
          then: again(statement.then),
          else: again(statement.else),
        };
      case "loop":
        return {
          ...statement,
          test: change(statement.test),
          body: again(statement.body),
          update: again(statement.update),
        };
      case "block":
        return { ...statement, body: again(statement.body) };
      default:
        return statement;
    }
  });
}
