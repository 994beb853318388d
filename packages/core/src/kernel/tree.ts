/**
 * The kernel: a person's function, analysed. It is plain data (numbers, strings, arrays and objects), typed at every
 * node, so it can be posted to a worker, hashed, printed and inlined into another kernel, and code generated from it
 * can hold nothing that a person's text put there.
 *
 * Expressions are pure; all effects (assignment, loops, leaving) are statements. Every type conversion is explicit:
 * both sides of a binary node have one type, an argument has the type of its parameter.
 */
import type { Dtype } from "../dtype/dtype.js";
import type { ExactFunction, LibraryFunction } from "./functions.js";

/** The types in which a kernel computes. `uint8` elements are loaded as `int32`. */
export type ValueType = "bool" | "int32" | "float32" | "float64";

export type Expression =
  | Constant
  | LocalRead
  | Unary
  | Binary
  | Convert
  | Select
  | Call
  | Invoke
  | Intrinsic
  | Lookup;

/** A literal, already rounded to its type; a `bool` is 0 or 1. */
export interface Constant {
  readonly kind: "constant";
  readonly type: ValueType;
  readonly value: number;
}

export interface LocalRead {
  readonly kind: "local";
  readonly type: ValueType;
  readonly local: number;
}

/** `negate` and `bitNot` of a number (int32 wraps), `not` of a bool. */
export interface Unary {
  readonly kind: "unary";
  readonly op: "negate" | "not" | "bitNot";
  readonly type: ValueType;
  readonly value: Expression;
}

export type ArithmeticOp = "add" | "subtract" | "multiply" | "divide" | "remainder";
/** On int32 alone, except that `bitAnd`, `bitOr` and `bitXor` take bools too. */
export type BitOp = "bitAnd" | "bitOr" | "bitXor" | "shiftLeft" | "shiftRight" | "shiftRightUnsigned";
/** NaN compares as IEEE 754 says: unequal to everything, and in no order. */
export type ComparisonOp = "equal" | "notEqual" | "less" | "lessEqual" | "greater" | "greaterEqual";

/**
 * Both sides have one type: `type` itself, or for a comparison (whose `type` is bool) any.
 * `divide` is on floats alone; int32 `remainder` by zero is 0; int32 results wrap.
 */
export interface Binary {
  readonly kind: "binary";
  readonly op: ArithmeticOp | BitOp | ComparisonOp;
  readonly type: ValueType;
  readonly left: Expression;
  readonly right: Expression;
}

/**
 * To bool: value ≠ 0 and not NaN. From bool: 0 or 1. Float to int32: as JavaScript's ToInt32 (truncate, wrap; NaN
 * and infinities are 0). To float32: rounded to nearest, ties to even.
 */
export interface Convert {
  readonly kind: "convert";
  readonly type: ValueType;
  readonly value: Expression;
}

/** `test ? then : else`, also what `&&` and `||` become. Sides are pure, so a backend may compute both. */
export interface Select {
  readonly kind: "select";
  readonly type: ValueType;
  readonly test: Expression;
  readonly then: Expression;
  readonly else: Expression;
}

/** A `Math` function on arguments of the node's own type. */
export interface Call {
  readonly kind: "call";
  readonly type: ValueType;
  readonly fn: ExactFunction | LibraryFunction;
  readonly args: readonly Expression[];
}

/** A call to `functions[callee]` of the kernel. */
export interface Invoke {
  readonly kind: "invoke";
  readonly type: ValueType;
  readonly callee: number;
  readonly args: readonly Expression[];
}

/**
 * What plain JavaScript cannot say of a float, for the mathematical functions only: its bits.
 * `float32Bits` (float32 → int32), `float32FromBits` (int32 → float32), `float64High`, `float64Low` (float64 → the
 * upper, the lower 32 bits as int32), `float64FromWords` (int32 high, int32 low → float64).
 */
export interface Intrinsic {
  readonly kind: "intrinsic";
  readonly op: "float32Bits" | "float32FromBits" | "float64High" | "float64Low" | "float64FromWords";
  readonly type: ValueType;
  readonly args: readonly Expression[];
}

/** An element of a constant table; the index (int32) is always within it. For the mathematical functions only. */
export interface Lookup {
  readonly kind: "lookup";
  readonly type: ValueType;
  readonly table: readonly number[];
  readonly index: Expression;
}

export type Statement = Assign | If | Loop | Block | Leave | Return;

/** Gives a local a value: its first or another. */
export interface Assign {
  readonly kind: "assign";
  readonly local: number;
  readonly value: Expression;
}

export interface If {
  readonly kind: "if";
  readonly test: Expression;
  readonly then: readonly Statement[];
  readonly else: readonly Statement[];
}

/** `while (test) { body; update }`, where `continue` goes to `update`. */
export interface Loop {
  readonly kind: "loop";
  readonly label: number;
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly update: readonly Statement[];
}

/** Statements that `break label` leaves. */
export interface Block {
  readonly kind: "block";
  readonly label: number;
  readonly body: readonly Statement[];
}

/** `break` leaves the loop or block with that label; `continue` goes on with the loop's next turn. */
export interface Leave {
  readonly kind: "break" | "continue";
  readonly label: number;
}

export interface Return {
  readonly kind: "return";
  readonly value: Expression;
}

export interface Local {
  /** The person's own name for it, or one of ours; never unique, for reading only. */
  readonly name: string;
  readonly type: ValueType;
}

/** A function within a kernel that was not inlined. Its parameters are its first locals. */
export interface KernelFunction {
  readonly name: string;
  readonly arity: number;
  readonly locals: readonly Local[];
  readonly result: ValueType;
  readonly body: readonly Statement[];
}

export interface Parameter {
  readonly name: string;
  /** The type in which the kernel sees it: elements and numbers are converted to it as they are loaded. */
  readonly type: ValueType;
}

/** A person's function for given dtypes. Its parameters are its first locals; every path ends in a `return`. */
export interface Kernel {
  /** The function's name, or "anonymous". */
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly locals: readonly Local[];
  readonly body: readonly Statement[];
  readonly functions: readonly KernelFunction[];
  /** The type of every returned value. */
  readonly type: ValueType;
  /** The dtype of the tensor that holds the results (`uint8` where a kernel of uint8 tensors gives int32). */
  readonly dtype: Dtype;
  /** Equal for kernels that compute the same thing in the same way; names do not count. */
  readonly hash: string;
}
