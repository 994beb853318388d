/** Operators of the kernel tree that are one vector instruction. */
import type { Binary, ValueType } from "@lockstep/core";

type Names = Readonly<Partial<Record<string, string>>>;

const floats: Names = { add: "add", subtract: "sub", multiply: "mul", divide: "div" };
const floatComparisons: Names = {
  equal: "eq",
  notEqual: "ne",
  less: "lt",
  lessEqual: "le",
  greater: "gt",
  greaterEqual: "ge",
};
const integers: Names = { add: "i32x4.add", subtract: "i32x4.sub", multiply: "i32x4.mul" };
const integerComparisons: Names = {
  equal: "i32x4.eq",
  notEqual: "i32x4.ne",
  less: "i32x4.lt_s",
  lessEqual: "i32x4.le_s",
  greater: "i32x4.gt_s",
  greaterEqual: "i32x4.ge_s",
};

/** Of integers and of masks alike. */
const bitwise: Names = { bitAnd: "v128.and", bitOr: "v128.or", bitXor: "v128.xor" };

export const shapeName = (type: ValueType): string =>
  type === "float64" ? "f64x2" : type === "float32" ? "f32x4" : "i32x4";

/** The instruction for an operator on operands of `type`, where there is one. */
export function binaryInstruction(op: Binary["op"], type: ValueType): string | undefined {
  if (op in bitwise) return bitwise[op];
  if (type === "float32" || type === "float64") {
    const name = floats[op] ?? floatComparisons[op];
    return name === undefined ? undefined : `${shapeName(type)}.${name}`;
  }
  return type === "int32" ? (integers[op] ?? integerComparisons[op]) : undefined;
}

export const shiftInstructions: Names = {
  shiftLeft: "i32x4.shl",
  shiftRight: "i32x4.shr_s",
  shiftRightUnsigned: "i32x4.shr_u",
};

export const scalarShifts: Names = {
  shiftLeft: "i32.shl",
  shiftRight: "i32.shr_s",
  shiftRightUnsigned: "i32.shr_u",
};

export const isComparison = (op: Binary["op"]): boolean => op in floatComparisons;
