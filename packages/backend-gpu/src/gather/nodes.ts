/** Nodes of a kernel's tree, made by hand: as many as gathers need. */
import type { Binary, Constant, Expression, LocalRead, ValueType } from "@lockstep/core";

export const int = (value: number): Constant => ({ kind: "constant", type: "int32", value });

export const read = (type: ValueType, local: number): LocalRead => ({ kind: "local", type, local });

const binary =
  (op: Binary["op"], type?: ValueType) =>
  (left: Expression, right: Expression): Expression => ({
    kind: "binary",
    op,
    type: type ?? left.type,
    left,
    right,
  });

export const plus = binary("add");
export const minus = binary("subtract");
export const times = binary("multiply");
export const less = binary("less", "bool");
export const equal = binary("equal", "bool");
export const and = binary("bitAnd");

export const choose = (test: Expression, then: Expression, otherwise: Expression): Expression => ({
  kind: "select",
  type: then.type,
  test,
  then,
  else: otherwise,
});

/** As `Convert` says; the value itself where it has the type. */
export const convert = (value: Expression, type: ValueType): Expression =>
  value.type === type ? value : { kind: "convert", type, value };

/** The lesser of two, both computed twice. */
export const least = (a: Expression, b: Expression): Expression => choose(less(a, b), a, b);
