/** The last passes, from lowered functions to a kernel: inlining, common subexpressions, pruning, the hash. */
import type { Dtype } from "../dtype/dtype.js";
import { shareCommonSubexpressions } from "./common-subexpressions.js";
import { hashKernel } from "./hash.js";
import { type Callable, type InlineOptions, inlineCalls } from "./inline.js";
import type { Expression, Kernel, KernelFunction, Statement, ValueType } from "./tree.js";
import { eachExpression, rebuild, someExpression } from "./walk.js";

export interface Unfinished extends Callable {
  readonly name: string;
  readonly arity: number;
  readonly functions: readonly KernelFunction[];
  readonly type: ValueType;
  readonly dtype: Dtype;
}

/** The kernel of a lowered function; callees come before their callers in `functions`. */
export function finishKernel(unfinished: Unfinished, options?: InlineOptions): Kernel {
  const finished: KernelFunction[] = [];
  for (const fn of unfinished.functions) {
    finished.push({ ...fn, ...shareCommonSubexpressions(inlineCalls(fn, finished, options)) });
  }
  const main = shareCommonSubexpressions(inlineCalls(unfinished, finished, options));
  const { body, functions } = pruned(main.body, finished);
  const { name, arity, type, dtype } = unfinished;
  const kernel = {
    name,
    parameters: main.locals.slice(0, arity),
    locals: main.locals,
    body,
    functions,
    type,
    dtype,
  };
  return { ...kernel, hash: hashKernel(kernel) };
}

/** Only the functions that are still called, numbered anew. */
function pruned(
  body: readonly Statement[],
  functions: readonly KernelFunction[],
): { body: readonly Statement[]; functions: readonly KernelFunction[] } {
  const used = new Set<number>();
  const visit = (node: Expression): void => {
    someExpression(node, (part) => {
      if (part.kind === "invoke" && !used.has(part.callee)) {
        used.add(part.callee);
        eachExpression(functions[part.callee]!.body, visit);
      }
      return false;
    });
  };
  eachExpression(body, visit);
  if (used.size === functions.length) return { body, functions };
  const kept = [...used].sort((a, b) => a - b);
  const renumber = (node: Expression): Expression => {
    const inner = rebuild(node, renumber);
    return inner.kind === "invoke" ? { ...inner, callee: kept.indexOf(inner.callee) } : inner;
  };
  return {
    body: mapExpressions(body, renumber),
    functions: kept.map((index) => {
      const fn = functions[index]!;
      return { ...fn, body: mapExpressions(fn.body, renumber) };
    }),
  };
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
