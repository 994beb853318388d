/** Nodes of trees, for gathers that no function is compiled to. */
import type { Binary, Constant, Expression, Invoke, LocalRead, Statement, ValueType } from "@lockstep/core";
import type { Gather } from "../gather/gather.js";

export const local = (type: ValueType, index: number): LocalRead => ({ kind: "local", type, local: index });

/** The element's own index, a gather's first local. */
export const index: LocalRead = local("int32", 0);

export const int = (value: number): Constant => ({ kind: "constant", type: "int32", value });

export const binary = (op: Binary["op"], type: ValueType, left: Expression, right: Expression): Binary => ({
  kind: "binary",
  op,
  type,
  left,
  right,
});

export const invoke = (type: ValueType, callee: number, ...args: readonly Expression[]): Invoke => ({
  kind: "invoke",
  type,
  callee,
  args,
});

/** A gather of int32 that reads nothing, but for what is said. */
export const gatherAs = (own: Partial<Gather> & Pick<Gather, "hash" | "body">): Gather => ({
  name: own.hash,
  inputs: [],
  scalars: 0,
  locals: [{ name: "index", type: "int32" }],
  functions: [],
  out: "int32",
  ...own,
});

export const returning = (value: Expression): Statement[] => [{ kind: "return", value }];
