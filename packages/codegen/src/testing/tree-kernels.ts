/** Kernels made node by node, for what no function of a person becomes as it is. */
import type {
  Binary,
  Call,
  Expression,
  Kernel,
  KernelFunction,
  Local,
  Statement,
  ValueType,
} from "@lockstep/core";

export const constant = (type: ValueType, value: number): Expression => ({ kind: "constant", type, value });
export const read = (type: ValueType, local: number): Expression => ({ kind: "local", type, local });
export const convert = (type: ValueType, value: Expression): Expression => ({ kind: "convert", type, value });
export const call = (fn: Call["fn"], ...args: readonly Expression[]): Expression => ({
  kind: "call",
  fn,
  type: args[0]!.type,
  args,
});
export const operator = (op: Binary["op"], left: Expression, right: Expression): Expression => ({
  kind: "binary",
  op,
  type: left.type,
  left,
  right,
});
export const compare = (op: Binary["op"], left: Expression, right: Expression): Expression => ({
  kind: "binary",
  op,
  type: "bool",
  left,
  right,
});
export const assign = (local: number, value: Expression): Statement => ({ kind: "assign", local, value });
export const giveBack = (value: Expression): Statement => ({ kind: "return", value });

let made = 0;

export interface TreeParts {
  readonly parameters: readonly ValueType[];
  /** Types of the locals after the parameters. */
  readonly variables?: readonly ValueType[];
  readonly body: readonly Statement[];
  readonly type: ValueType;
  readonly functions?: readonly KernelFunction[];
}

export function kernelOf({ parameters, variables = [], body, type, functions = [] }: TreeParts): Kernel {
  const locals = [...parameters, ...variables].map((of, i): Local => ({ name: `l${i}`, type: of }));
  return {
    name: "made",
    parameters: locals.slice(0, parameters.length),
    locals,
    body,
    functions,
    type,
    dtype: type,
    hash: `made-${made++}`,
  };
}

/** A kernel of one expression. */
export const expressionKernel = (parameters: readonly ValueType[], value: Expression): Kernel =>
  kernelOf({ parameters, body: [giveBack(value)], type: value.type });
