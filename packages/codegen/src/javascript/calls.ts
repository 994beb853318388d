/** `Math` functions with one right answer, on values that are already of the node's type. */
import { type ExactFunction, isExactFunction, LockstepError, type ValueType } from "@lockstep/core";
import { atom, Binding, bit, call, infix, type Text, toInt32 } from "./text.js";

/**
 * A call whose result is a value of `type`; a float32 that is not rounded yet where {@link needsRounding}
 * says so.
 */
export function writeCall(fn: string, type: ValueType, args: readonly Text[]): Text {
  if (!isExactFunction(fn)) {
    throw new LockstepError("BACKEND_CONTRACT", {
      cause: `Math.${fn} has reached the code generator, which has no such function`,
      mend: "Expand library functions first, with expandLibrary",
    });
  }
  return type === "int32" || type === "bool" ? ofIntegers(fn, args) : ofFloats(fn, type, args);
}

/** Of the exact functions, `sqrt` alone has results between the float32 values. */
export const needsRounding = (fn: string): boolean => fn === "sqrt";

function ofIntegers(fn: ExactFunction, args: readonly Text[]): Text {
  const first = args[0]!;
  switch (fn) {
    case "ceil":
    case "floor":
    case "round":
    case "trunc":
    case "fround":
      return first;
    case "abs":
      return toInt32(call("Math.abs", first));
    case "sqrt":
      return toInt32(call("Math.sqrt", first));
    case "sign":
      return infix(
        bit(infix(first, ">", atom("0"), Binding.relation)),
        "-",
        bit(infix(first, "<", atom("0"), Binding.relation)),
        Binding.sum,
      );
    default:
      return call(`Math.${fn}`, ...args);
  }
}

function ofFloats(fn: ExactFunction, type: ValueType, args: readonly Text[]): Text {
  if (fn === "fround" && type === "float32") return args[0]!;
  return call(`Math.${fn}`, ...args);
}
