/** Nodes of the kernel tree, for those who grow trees at random. */
import type { Binary, Expression, ValueType } from "@lockstep/core";

export const constant = (type: ValueType, value: number): Expression => ({ kind: "constant", type, value });

export const read = (type: ValueType, local: number): Expression => ({ kind: "local", type, local });

export const convert = (type: ValueType, value: Expression): Expression =>
  value.type === type ? value : { kind: "convert", type, value };

const comparisons: ReadonlySet<string> = new Set([
  "equal",
  "notEqual",
  "less",
  "lessEqual",
  "greater",
  "greaterEqual",
]);

/** An operator on two values of one type. */
export const binary = (op: Binary["op"], left: Expression, right: Expression): Expression => ({
  kind: "binary",
  op,
  type: comparisons.has(op) ? "bool" : left.type,
  left,
  right,
});
