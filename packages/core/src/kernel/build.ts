/** Makes tree nodes, folding what is constant. Every pass builds through here, so constants fold wherever they appear. */
import { isExactFunction } from "./functions.js";
import { binaryMeaning, convertMeaning, exactMeaning, intrinsicMeaning, unaryMeaning } from "./semantics.js";
import type { Binary, Call, Constant, Expression, Intrinsic, LocalRead, Unary, ValueType } from "./tree.js";

/** A constant, rounded to its type. */
export function constant(type: ValueType, value: number): Constant {
  return { kind: "constant", type, value: convertMeaning(type)(value) };
}

export const local = (type: ValueType, index: number): LocalRead => ({ kind: "local", type, local: index });

const isConstant = (node: Expression): node is Constant => node.kind === "constant";

export function convert(value: Expression, type: ValueType): Expression {
  if (value.type === type) return value;
  if (isConstant(value)) return constant(type, value.value);
  // A bool is 0 or 1 in every type, so what it passed through on the way to a number does not show.
  if (value.kind === "convert" && value.value.type === "bool") return convert(value.value, type);
  return { kind: "convert", type, value };
}

export function unary(op: Unary["op"], value: Expression): Expression {
  if (isConstant(value)) return constant(value.type, unaryMeaning(op, value.type)(value.value));
  if (value.kind === "unary" && value.op === op) return value.value;
  return { kind: "unary", op, type: value.type, value };
}

const comparisonOps: readonly string[] = [
  "equal",
  "notEqual",
  "less",
  "lessEqual",
  "greater",
  "greaterEqual",
];

export function binary(op: Binary["op"], left: Expression, right: Expression): Expression {
  const type: ValueType = comparisonOps.includes(op) ? "bool" : left.type;
  if (isConstant(left) && isConstant(right))
    return constant(type, binaryMeaning(op, type)(left.value, right.value));
  return { kind: "binary", op, type, left, right };
}

export function select(test: Expression, then: Expression, otherwise: Expression): Expression {
  if (isConstant(test)) return test.value ? then : otherwise;
  if (then.type === "bool" && isConstant(then) && isConstant(otherwise)) {
    if (then.value === otherwise.value) return then;
    return then.value ? test : unary("not", test);
  }
  return { kind: "select", type: then.type, test, then, else: otherwise };
}

/** A `Math` function; exact ones of constants fold, library functions wait for their definition. */
export function call(fn: Call["fn"], type: ValueType, args: readonly Expression[]): Expression {
  if (isExactFunction(fn) && args.every(isConstant)) {
    return constant(type, exactMeaning(fn, type)(...args.map((arg) => arg.value)));
  }
  return { kind: "call", type, fn, args };
}

export function intrinsic(op: Intrinsic["op"], type: ValueType, args: readonly Expression[]): Expression {
  if (args.every(isConstant)) return constant(type, intrinsicMeaning[op](...args.map((arg) => arg.value)));
  return { kind: "intrinsic", op, type, args };
}
