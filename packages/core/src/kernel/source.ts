/**
 * From a function value to its syntax tree. The source text is all that is used of a function: what it says is
 * compiled, what its closure holds is not.
 */
import { LockstepError } from "../errors/lockstep-error.js";
import { SourceText } from "./source-text.js";
import type { FunctionNode } from "./syntax/nodes.js";
import { parseFunctionText } from "./syntax/parse-function.js";

/** A function's own text with its syntax tree. */
export class Source extends SourceText {
  readonly node: FunctionNode = parseFunctionText(this);
}

const notReadable = (cause: string, mend: string): LockstepError =>
  new LockstepError("KERNEL_SOURCE", { cause, mend });

/** Reads and parses a function; throws `KERNEL_SOURCE`, `KERNEL_SYNTAX`, `KERNEL_UNSUPPORTED`. */
export function readSource(fn: (...args: never[]) => unknown, operation: string): Source {
  if (typeof fn !== "function") {
    throw new LockstepError("ARGUMENT_INVALID", {
      cause: `${operation} takes a function, not ${fn === null ? "null" : typeof fn}`,
      mend: `Write ${operation}((x) => …)`,
    });
  }
  const text = Function.prototype.toString.call(fn);
  const called = fn.name ? `'${fn.name}'` : "the function";
  if (/\{\s*\[native code\]\s*\}\s*$/.test(text)) {
    throw notReadable(
      `${called} is native or bound, so its source cannot be read`,
      "Pass an arrow function that says what it does: (x) => …",
    );
  }
  if (/^class\b/.test(text)) throw notReadable(`${called} is a class`, "Pass a function of numbers");
  try {
    return new Source(text, called);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new LockstepError("KERNEL_LIMIT", {
      cause: `${called} is nested too deep to be read`,
      mend: "Compute in steps: give a part a name with const, or make it a function of the scope",
      origin: error,
    });
  }
}
