/** Lowers operators: which types they take, in which type they compute, and what they fold to. */

import { binary, call, constant, convert, unary } from "./build.js";
import type { Lowering } from "./lower-function.js";
import type * as syntax from "./syntax/nodes.js";
import type { Node } from "./syntax/nodes.js";
import type { Binary, Expression } from "./tree.js";
import {
  as,
  asNumber,
  isFloatType,
  meet,
  numeric,
  settle,
  strong,
  type Type,
  type Value,
  weak,
  weakConstant,
} from "./types.js";

const arithmetic = {
  "+": ["add", (a: number, b: number) => a + b],
  "-": ["subtract", (a: number, b: number) => a - b],
  "*": ["multiply", (a: number, b: number) => a * b],
  "/": ["divide", (a: number, b: number) => a / b],
  "%": ["remainder", (a: number, b: number) => a % b],
} as const;

const bitwise = {
  "&": "bitAnd",
  "|": "bitOr",
  "^": "bitXor",
  "<<": "shiftLeft",
  ">>": "shiftRight",
  ">>>": "shiftRightUnsigned",
} as const;

const comparisons = {
  "==": "equal",
  "===": "equal",
  "!=": "notEqual",
  "!==": "notEqual",
  "<": "less",
  "<=": "lessEqual",
  ">": "greater",
  ">=": "greaterEqual",
} as const;

/** Whether a value counts as true: not 0 and not NaN. */
export function truth(value: Value): Expression {
  return convert(value.expression, "bool");
}

export function lowerUnary(f: Lowering, node: syntax.UnaryExpression, value: Value): Value {
  switch (node.operator) {
    case "!":
      return strong(unary("not", truth(value)));
    case "+":
      return asNumber(value);
    case "-": {
      const literal = weakConstant(value);
      if (literal !== undefined) return weak(-literal);
      return strong(unary("negate", as(value, settle(numeric(value.type), f.defaults))));
    }
    case "~":
      return strong(unary("bitNot", asInteger(f, node, value, "~")));
    default:
      throw f.refusal("KERNEL_UNSUPPORTED", node, `'${node.operator}' gives no number`, "Leave it out");
  }
}

export function lowerBinary(f: Lowering, node: Node, operator: string, left: Value, right: Value): Value {
  if (operator in arithmetic) return lowerArithmetic(f, operator as keyof typeof arithmetic, left, right);
  if (operator in comparisons)
    return lowerComparison(f, node, operator as keyof typeof comparisons, left, right);
  if (operator === "**") return lowerPower(f, left, right);
  const op = bitwise[operator as keyof typeof bitwise];
  if (left.type === "bool" && right.type === "bool" && !op.startsWith("shift")) {
    return strong(convert(binary(op, left.expression, right.expression), "int32"));
  }
  return strong(binary(op, asInteger(f, node, left, operator), asInteger(f, node, right, operator)));
}

function lowerArithmetic(f: Lowering, operator: keyof typeof arithmetic, left: Value, right: Value): Value {
  const [op, onNumbers] = arithmetic[operator];
  const [a, b] = [weakConstant(left), weakConstant(right)];
  if (a !== undefined && b !== undefined) return weak(onNumbers(a, b));
  let type: Type = meet(numeric(left.type), numeric(right.type), f.defaults);
  if (op === "divide" && !isFloatType(type)) type = f.defaults.float;
  const settled = settle(type, f.defaults);
  return strong(binary(op, as(left, settled), as(right, settled)));
}

function lowerComparison(
  f: Lowering,
  node: Node,
  operator: keyof typeof comparisons,
  left: Value,
  right: Value,
): Value {
  const op = comparisons[operator];
  const [a, b] = [weakConstant(left), weakConstant(right)];
  if (a !== undefined && b !== undefined)
    return strong(binary(op, constant("float64", a), constant("float64", b)));
  const oneBool = (left.type === "bool") !== (right.type === "bool");
  if (oneBool && (operator === "===" || operator === "!==")) {
    throw f.refusal(
      "KERNEL_TYPE",
      node,
      `a boolean is never '${operator === "===" ? "equal" : "unequal"}' to a number under '${operator}'`,
      "Compare it with true or false, or use it as it is",
    );
  }
  const bothBool = left.type === "bool" && right.type === "bool";
  if (bothBool && (op === "equal" || op === "notEqual"))
    return strong(binary(op, left.expression, right.expression));
  const integer = withInteger(op, left, right) ?? withInteger(mirrored[op], right, left);
  if (integer) return integer;
  const type = settle(meet(numeric(left.type), numeric(right.type), f.defaults), f.defaults);
  return strong(binary(op, as(left, type), as(right, type)));
}

const mirrored: Readonly<Record<keyof typeof meanings, keyof typeof meanings>> = {
  equal: "equal",
  notEqual: "notEqual",
  less: "greater",
  lessEqual: "greaterEqual",
  greater: "less",
  greaterEqual: "lessEqual",
};

/** Comparisons of an int32 with a literal that is none, said with a whole number: x > 1.5 is x > 1. */
const meanings = {
  equal: () => undefined,
  notEqual: () => undefined,
  less: Math.ceil,
  lessEqual: Math.floor,
  greater: Math.floor,
  greaterEqual: Math.ceil,
} as const;

/** An int32 against a literal stays exact: neither is rounded to float32. */
function withInteger(op: keyof typeof meanings, left: Value, right: Value): Value | undefined {
  const bound = weakConstant(right);
  const integer =
    left.type === "int32" || left.type === "bool" || (left.type === "weak-int" && right.type !== "bool");
  if (!integer || bound === undefined || weakConstant(left) !== undefined) return undefined;
  const value = as(left, "int32");
  const whole = Number.isInteger(bound) ? bound : meanings[op](bound);
  if (whole !== undefined && whole >= -(2 ** 31) && whole < 2 ** 31) {
    return strong(binary(op, value, constant("int32", whole)));
  }
  // No int32 equals it, or it is beyond them all: what zero says of it, all say.
  return strong(binary(op, constant("float64", 0), constant("float64", bound)));
}

/**
 * `x ** n`. Small whole powers are products (at most 1.5 ULP); of integers they stay integers and wrap. Anything else
 * is `Math.pow`.
 */
export function lowerPower(f: Lowering, base: Value, exponent: Value): Value {
  const n = weakConstant(exponent);
  const literal = weakConstant(base);
  if (literal !== undefined && n !== undefined && isExactPower(literal, n)) return weak(literal ** n);
  const mostFactors = isFloatType(base.type) ? 4 : 2 ** 31 - 1;
  if (literal === undefined && n !== undefined && Number.isInteger(n) && n >= 0 && n <= mostFactors) {
    const value = as(base, settle(numeric(base.type), f.defaults));
    if (n === 0) return strong(constant(value.type, 1));
    return strong(product(f, n === 1 ? value : f.temporary(value), n));
  }
  const type = settle(meet(floatOf(f, base.type), floatOf(f, exponent.type), f.defaults), f.defaults);
  return strong(call("pow", type, [as(base, type), as(exponent, type)]));
}

/**
 * Whether every engine folds it alike: a power of integers that a double holds as such, or a fraction of two, as minifiers
 * write `Number.EPSILON`.
 */
const isExactPower = (base: number, n: number): boolean =>
  Number.isInteger(base) &&
  Number.isInteger(n) &&
  (n < 0 ? base === 2 && n > -1023 : n <= 64 && Number.isSafeInteger(base ** n));

/** A power by squaring. */
function product(f: Lowering, value: Expression, n: number): Expression {
  if (n === 1) return value;
  const root = product(f, value, Math.floor(n / 2));
  const half = root.kind === "local" ? root : f.temporary(root);
  const square = binary("multiply", half, half);
  return n % 2 === 1 ? binary("multiply", square, value) : square;
}

/** Integers become the kernel's float type. */
export const floatOf = (f: Lowering, type: Type): Type => (isFloatType(type) ? type : f.defaults.float);

/** An operand of a bitwise operator. */
function asInteger(f: Lowering, node: Node, value: Value, operator: Binary["op"] | string): Expression {
  if (!isFloatType(value.type)) return as(value, "int32");
  throw f.refusal(
    "KERNEL_TYPE",
    node,
    `'${operator}' works on integers, but is given a float`,
    'Use integers, x.astype("int32"), or Math.trunc and Math.floor for rounding',
  );
}
