/**
 * The types of the analysis: those of the tree, and the two weak ones of literals, which take the type of what they
 * meet (as JAX's weak types do).
 */
import type { Dtype } from "../dtype/dtype.js";
import { constant, convert } from "./build.js";
import type { Expression, ValueType } from "./tree.js";

export type WeakType = "weak-int" | "weak-float";
export type Type = ValueType | WeakType;

/**
 * A typed expression. A weak constant holds its double value under the tree type float64; a weak integer that is no
 * constant is the reading of a counter, or a bool taken as a number: an int32.
 */
export interface Value {
  readonly type: Type;
  readonly expression: Expression;
}

export const isWeak = (type: Type): type is WeakType => type === "weak-int" || type === "weak-float";
export const isFloatType = (type: Type): boolean =>
  type === "float32" || type === "float64" || type === "weak-float";

/** What weak values become when they meet nothing: the types of the kernel they stand in. */
export interface Defaults {
  /** float32 or float64 in a float kernel, else int32. */
  readonly number: ValueType;
  /** The kernel's own float type, else float32. */
  readonly float: "float32" | "float64";
}

/** A weak number: an integer where it is one that int32 holds. */
export function weak(value: number): Value {
  const integer = Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;
  return {
    type: integer ? "weak-int" : "weak-float",
    expression: { kind: "constant", type: "float64", value },
  };
}

export const strong = (expression: Expression): Value => ({ type: expression.type, expression });
export const bool = (value: boolean): Value => strong(constant("bool", +value));

/** The double of a weak constant; undefined for anything else. */
export function weakConstant(value: Value): number | undefined {
  return isWeak(value.type) && value.expression.kind === "constant" ? value.expression.value : undefined;
}

const order: readonly Type[] = ["bool", "weak-int", "int32", "weak-float", "float32", "float64"];

/** The type in which two values meet. */
export function meet(a: Type, b: Type, defaults: Defaults): Type {
  if (a === b) return a;
  const [low, high] = order.indexOf(a) < order.indexOf(b) ? [a, b] : [b, a];
  if (high === "weak-int") return "weak-int";
  if (high === "weak-float" && low !== "weak-int") return defaults.float;
  return high;
}

/** The type of the tree that a value of this type has when it is stored. */
export function settle(type: Type, defaults: Defaults): ValueType {
  if (type === "weak-int") return defaults.number;
  return type === "weak-float" ? defaults.float : type;
}

/** The value as an expression of exactly `type`. */
export function as(value: Value, type: ValueType): Expression {
  return convert(value.expression, type);
}

/** As a number: a bool counts as 0 or 1, weak as those literals are. */
export const numeric = (type: Type): Type => (type === "bool" ? "weak-int" : type);

/** The value as a number. */
export const asNumber = (value: Value): Value =>
  value.type === "bool" ? { type: "weak-int", expression: convert(value.expression, "int32") } : value;

/** The type in which a tensor of `dtype` is computed. */
export const computeType = (dtype: Dtype): ValueType => (dtype === "uint8" ? "int32" : dtype);
